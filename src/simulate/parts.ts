import { type ContractYear, contractYearOf, startYear } from '../contract/contractYear.js';
import type { Ruleset } from '../contract/ruleset.js';
import { spanOf } from '../model/timing.js';
import type { Measure, PayRule, Period, Policy, Signal } from '../policy/policy.js';

/** How a part is paid: a rule of the policy language, or one half of retired points. */
export type PartPay =
  | Exclude<PayRule, { rule: 'pointsMoved' }>
  /** Nothing for them; the share `kept` of their points goes to other indicators. */
  | { readonly rule: 'nothing'; readonly kept: number }
  /** National pay of the retired indicators, as a share of it, goes to the global sum. */
  | { readonly rule: 'retired'; readonly share: number }
  | { readonly rule: 'scaled'; readonly factor: number };

type OwnPay = Exclude<PartPay, { rule: 'scaled' }>;

/** A measure as the kernel meets it in one contract year: one set of indicators, one pay. */
export interface Part {
  readonly measure: Measure;
  readonly indicators: Measure['indicators'];
  readonly signal: Signal;
  readonly pay: PartPay;
  /** The pay by which practices choose to join: that of the measure while it is in force. */
  readonly chosenBy: OwnPay;
  /** Contract years begun since the measure's first. */
  readonly yearsSince: number;
  /** Contract years begun since the measure ended; 0 while it is in force. */
  readonly yearsAfter: number;
}

const isInForce = (period: Period, year: ContractYear): boolean => {
  const { start, end } = spanOf(year, period.from, period.to);
  return end > 0 && start < 1;
};

/**
 * The parts of a policy in one contract year: its measures in force, and those that ended before and to which practices
 * still respond. Retired points become two parts: the retired indicators, and those that the points move to.
 */
export function partsOf(
  policy: Policy,
  ruleset: Ruleset,
  namesOf: (selection: Measure['indicators']) => ReadonlySet<string>,
): readonly Part[] {
  const { year } = ruleset;
  return policy.measures.flatMap((measure): readonly Part[] => {
    const { indicators, signal, pay, when } = measure;
    const yearsSince = startYear(year) - startYear(contractYearOf(when[0]!.from));
    if (yearsSince < 0) return [];
    const yearsAfter = Math.max(0, startYear(year) - startYear(contractYearOf(when.at(-1)!.to)));
    const chosenBy = ownPay(pay);
    const part = { measure, indicators, signal, pay: chosenBy, chosenBy, yearsSince, yearsAfter };
    if (yearsAfter > 0) {
      if (signal.response === 'none') return [];
      return [
        {
          ...part,
          signal: { ...signal, reporting: signal.reporting === 'fedBack' ? 'fedBack' : 'asUsual' },
          pay: { rule: 'actual' },
        },
      ];
    }
    // Between two periods of a measure that skip a year the national contract applies.
    if (!when.some((period) => isInForce(period, year))) return [];
    if (pay.rule !== 'pointsMoved') return [part];
    const retired = pointsOf(namesOf(indicators), ruleset);
    const receiving = pointsOf(namesOf(pay.to), ruleset);
    return [
      part,
      {
        ...part,
        indicators: pay.to,
        signal: { response: 'none', reporting: 'asUsual' },
        pay: { rule: 'scaled', factor: receiving > 0 ? 1 + (pay.share * retired) / receiving : 1 },
      },
    ];
  });
}

/** How a measure's own indicators are paid while it is in force. */
function ownPay(pay: PayRule): OwnPay {
  if (pay.rule !== 'pointsMoved') return pay;
  const left = 1 - pay.share;
  return pay.rest === 'globalSum' && left > 0 ? { rule: 'retired', share: left } : { rule: 'nothing', kept: pay.share };
}

const pointsOf = (codes: ReadonlySet<string>, { indicators }: Ruleset): number =>
  indicators.reduce((sum, { code, points }) => (codes.has(code) ? sum + points.value : sum), 0);
