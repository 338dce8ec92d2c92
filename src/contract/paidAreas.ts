import { type Patients, type Percent, type Points, points, type Share, share } from '../units.js';
import { areaAdjustment } from './areaAdjustment.js';
import { diseaseFactor, practicePrevalence } from './diseaseFactor.js';
import { indicatorFactor } from './indicatorFactor.js';
import type { ScaledPoints } from './indicatorPayment.js';
import { type IndicatorEvidence, indicatorPoints } from './indicatorPoints.js';
import type { NationalShares } from './nationalShares.js';
import type { AreaClaim, PaymentProfile, PracticeClaim } from './practiceClaim.js';
import { profiledFactor, profiledPoints } from './roundingProfile.js';
import type { Indicator, Ruleset } from './ruleset.js';
import { totalPoints } from './rulesetFaults.js';
import { achievementOf, exceptionRateOf } from './thresholdPoints.js';

/** Points of one indicator, or of a whole area, with the factor that scales them. */
export interface PaidLine extends ScaledPoints {
  readonly indicator?: {
    readonly code: string;
    readonly description: string;
    readonly available: Points;
    readonly achievement?: Percent;
    readonly exceptionRate?: Percent;
  };
}

/** One area before point value and list size. */
export interface PaidArea {
  readonly area: string;
  readonly name: string;
  readonly available?: Points;
  readonly scaled: readonly PaidLine[];
  /** The register that scales the whole area, with both prevalences. */
  readonly register?: Patients;
  readonly practice?: Share;
  readonly national?: Share;
}

/** What every line of one statement shares. */
export interface PaymentContext {
  readonly claim: PracticeClaim;
  readonly ruleset: Ruleset;
  readonly profile: PaymentProfile;
  readonly national: NationalShares;
}

/** Points and factors of a sound claim (see claimFaults): areas in the order of the ruleset, then other labels. */
export function paidAreas(context: PaymentContext): readonly PaidArea[] {
  const { claim, ruleset } = context;
  const known = new Set(ruleset.indicators.map(({ area }) => area));
  const labels = Object.keys(claim.areas).filter((label) => !known.has(label));
  return [...known, ...labels].flatMap((area) => {
    const indicators = ruleset.indicators.filter((indicator) => indicator.area === area);
    const claimed = indicators.filter(({ code }) => claim.indicators[code] !== undefined);
    const areaClaim = claim.areas[area];
    const named = {
      area,
      name: indicators[0]?.areaName ?? area,
      ...(indicators.length > 0 ? { available: totalPoints(indicators) } : {}),
    };
    if (areaClaim !== undefined) return [{ ...named, ...wholeArea(area, areaClaim, context) }];
    if (claimed.length === 0) return [];
    const scaled = claimed.map((one) => paidIndicator(one, claim.indicators[one.code]!, context));
    return [{ ...named, scaled, ...commonRegister(claimed, context) }];
  });
}

function paidIndicator(
  indicator: Indicator,
  evidence: IndicatorEvidence,
  { claim, profile, national }: PaymentContext,
): PaidLine {
  const { adjustment, code, description } = indicator;
  const register = claim.registers[adjustment.kind === 'register' ? adjustment.register : indicator.area];
  const factor = indicatorFactor(adjustment, claim, national, profile.additionalServices);
  return {
    points: profiledPoints(indicatorPoints(indicator, evidence, register), profile.rounding),
    factor: profiledFactor(factor, profile.rounding),
    indicator: { code, description, available: indicator.points.value, ...rates(evidence) },
  };
}

function rates(evidence: IndicatorEvidence): { achievement?: Percent; exceptionRate?: Percent } {
  if (!('numerator' in evidence)) return {};
  const achievement = achievementOf(evidence.numerator, evidence.denominator);
  const exceptionRate =
    evidence.exceptions === undefined ? undefined : exceptionRateOf(evidence.exceptions, evidence.denominator);
  return {
    ...(achievement === undefined ? {} : { achievement }),
    ...(exceptionRate === undefined ? {} : { exceptionRate }),
  };
}

function wholeArea(
  area: string,
  areaClaim: AreaClaim,
  { claim, ruleset, profile, national }: PaymentContext,
): Pick<PaidArea, 'scaled' | 'register' | 'practice' | 'national'> {
  const adjustment = areaAdjustment(area, areaClaim, ruleset);
  const earned = profiledPoints(areaClaim.points, profile.rounding);
  if (adjustment.kind === 'register') {
    const register = areaClaim.register ?? claim.registers[adjustment.register]!;
    const given = areaClaim.nationalPrevalence;
    const nation = given === undefined ? national.register(adjustment.register) : share(given / 100);
    const practice = practicePrevalence(register, claim.list);
    const factor = profiledFactor(diseaseFactor(practice, nation), profile.rounding);
    // An empty register earns no points (docs/contract.md, rule A15a).
    return { scaled: [{ points: register === 0 ? points(0) : earned, factor }], register, practice, national: nation };
  }
  if (adjustment.kind !== 'target-population') return { scaled: [{ points: earned, factor: 1 }] };
  const indicator = ruleset.indicators.find((one) => one.area === area)!;
  const factor = indicatorFactor(indicator.adjustment, claim, national, profile.additionalServices);
  return { scaled: [{ points: earned, factor: profiledFactor(factor, profile.rounding) }] };
}

/** The register that all claimed indicators of an area share, if they do. */
function commonRegister(
  indicators: readonly Indicator[],
  { claim, national }: PaymentContext,
): Pick<PaidArea, 'register' | 'practice' | 'national'> {
  const codes = new Set(
    indicators.map(({ adjustment }) => (adjustment.kind === 'register' ? adjustment.register : '')),
  );
  const [code] = codes;
  if (codes.size !== 1 || code === undefined || code === '') return {};
  const register = claim.registers[code]!;
  return { register, practice: practicePrevalence(register, claim.list), national: national.register(code) };
}
