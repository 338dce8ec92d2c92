import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diseaseFactor, practicePrevalence } from '../../src/contract/diseaseFactor.js';
import { globalSum } from '../../src/contract/globalSum.js';
import { protectPoints, raisedCash } from '../../src/contract/incomeProtection.js';
import { areaPayment, indicatorPayment } from '../../src/contract/indicatorPayment.js';
import { listSizeIndex } from '../../src/contract/listSizeIndex.js';
import { networkPayment, supportRate, withdrawnValue } from '../../src/contract/networkFund.js';
import { pmsDeduction } from '../../src/contract/pmsDeduction.js';
import { roundToPence } from '../../src/contract/roundHalfUp.js';
import { profiledFactor } from '../../src/contract/roundingProfile.js';
import type { Ruleset } from '../../src/contract/ruleset.js';
import { totalPoints } from '../../src/contract/rulesetFaults.js';
import { thresholdPoints } from '../../src/contract/thresholdPoints.js';
import { loadNetworkFund } from '../../src/facts/networkFunds.js';
import { loadRuleset, rulesetYears } from '../../src/facts/rulesets.js';
import { patients, percent, points, pounds, type Share, share } from '../../src/units.js';

interface Vector {
  readonly id: string;
  readonly title: string;
  readonly inputs: Readonly<Record<string, number>>;
  readonly published: Readonly<Record<string, number>>;
  readonly tolerance: number | Readonly<Record<string, number>>;
}

const file = JSON.parse(readFileSync(new URL('published-vectors.json', import.meta.url), 'utf8')) as {
  readonly vectors: readonly Vector[];
  readonly 'indicators2023-24': {
    readonly rows: readonly {
      readonly code: string;
      readonly domain: string;
      readonly points: number;
      readonly registerIndicator: boolean;
      readonly prevalenceAdjusted: boolean;
      readonly protected2024_25: boolean;
    }[];
  };
};

const england = (year: `${number}-${number}`): Ruleset => loadRuleset('England', year);
const pointsOf = (ruleset: Ruleset, codes: readonly string[]) =>
  totalPoints(ruleset.indicators.filter(({ code }) => codes.includes(code)));
const pay = (earned: number, pointValue: number, factor: number, index: number) =>
  roundToPence(
    indicatorPayment({ points: points(earned), factor }, { pointValue: pounds(pointValue), listSizeIndex: index }),
  );
const twoDecimals = (value: number) => profiledFactor(value, 'factors2dp');
const prevalencePercent = (value: number): Share => share(value / 100);
const sumOf = (inputs: Readonly<Record<string, number>>) =>
  totalPoints(
    Object.values(inputs).map((value) => ({ points: { value: points(value), certainty: 'seen', source: 'vector' } })),
  );
const penceAPoint = (ruleset: Ruleset) =>
  (100 * pay(100_000, ruleset.pointValue.value, 1, listSizeIndex(patients(1), ruleset.averageList.value))) / 100_000;
const fund = () => loadNetworkFund('England', '2022-23');
const withFactor = ({ pf, points: earned, value, list, avg }: Readonly<Record<string, number>>) => ({
  paid: pay(earned!, value!, pf!, listSizeIndex(patients(list!), patients(avg!))),
});

/** Our functions on the inputs of each published vector (rules in docs/contract.md). */
const ours: Readonly<Record<string, (inputs: Readonly<Record<string, number>>) => Record<string, number>>> = {
  'cpi-ardens-2024-25': ({ list, avg, cash }) => {
    const cpi = twoDecimals(listSizeIndex(patients(list!), patients(avg!)));
    return { cpi, paid: pay(1, cash!, 1, cpi) };
  },
  'qi-half-practice-2021-22': ({ points: earned, value, half }) => ({ paid: pay(earned!, value!, 1, half!) }),
  'qi-double-practice-2021-22': ({ points: earned, value, k }) => ({ paid: pay(earned!, value!, 1, k!) }),
  'value-per-patient-constant': () => {
    const pence = rulesetYears('England')
      .filter((year) => year >= '2014-15')
      .map((year) => penceAPoint(england(year)));
    return { lo: Math.min(...pence), hi: Math.max(...pence) };
  },
  'value-per-patient-2012-13-to-2013-14': ({ v0, n0 }) => ({
    p0: (100 * pay(100_000, v0!, 1, listSizeIndex(patients(1), patients(n0!)))) / 100_000,
    p1: penceAPoint(england('2013-14')),
  }),
  'pms-deduction-per-patient': ({ cash, avg }) => ({
    per_patient: pmsDeduction(patients(1), pounds(cash!), patients(avg!)),
  }),
  'pms-deduction-error-2013-14': ({ list, cash, old, wrong }) => ({
    gap:
      pmsDeduction(patients(list!), pounds(cash!), patients(old!)) -
      pmsDeduction(patients(list!), pounds(cash!), patients(wrong!)),
  }),
  'cqrs-recalculation-2013-14': ({ wrong }) => {
    const right = england('2013-14').averageList.value;
    return { uplift_pct: 100 * (listSizeIndex(patients(wrong!), right) - 1) };
  },
  'apdf-dementia-53-2020-21': ({ value, list, avg, reg, nat_pct, points: earned }) => {
    const factor = diseaseFactor(practicePrevalence(patients(reg!), patients(list!)), prevalencePercent(nat_pct!));
    const index = listSizeIndex(patients(list!), patients(avg!));
    return { point: pay(1, value!, factor, index), paid: pay(earned!, value!, factor, index) };
  },
  'apdf-dementia-53-2021-22': ({ value, cpi, prac_pct, nat_pct, points: earned }) => {
    const factor = diseaseFactor(prevalencePercent(prac_pct!), prevalencePercent(nat_pct!));
    return { point: pay(1, value!, factor, cpi!), paid: pay(earned!, value!, factor, cpi!) };
  },
  'apdf-af-2021-22': ({ value, cpi, apdf, points: earned }) => ({ paid: pay(earned!, value!, apdf!, cpi!) }),
  'apdf-af-2022-23': ({ value, cpi, apdf, points: earned }) => ({ paid: pay(earned!, value!, apdf!, cpi!) }),
  'apdf-insightsol-low': insightsol,
  'apdf-insightsol-high': insightsol,
  'apdf-insightsol-marginal': ({ value, nat, points: earned, list }) => {
    const withPatients = (added: number) =>
      pay(
        earned!,
        value!,
        diseaseFactor(practicePrevalence(patients(added), patients(list!)), prevalencePercent(nat!)),
        1,
      );
    return { add10: withPatients(10), add20: withPatients(20), add50: withPatients(50) };
  },
  'apdf-factor-1-5-gponline-2009': ({ base, apdf }) => ({ point: pay(1, base!, apdf!, 1) }),
  'apdf-ardens-2018-19': ({ value }) => ({ dem: pay(1, value!, 2.227, 1), cvdpp: pay(1, value!, 0.109, 1) }),
  'sqrt-fitton-university': withFactor,
  'sqrt-fitton-urban': withFactor,
  'linear-fitton-urban': withFactor,
  'identity-register-ratio': ({ value, reg, list, avgreg, avglist }) => ({
    long: pay(
      1,
      value!,
      diseaseFactor(
        practicePrevalence(patients(reg!), patients(list!)),
        practicePrevalence(patients(avgreg!), patients(avglist!)),
      ),
      listSizeIndex(patients(list!), patients(avglist!)),
    ),
    short: pay(1, value!, reg! / avgreg!, 1),
  }),
  'points-vi001-step': ({ lt, ut, step, total }) => {
    const at = (achievement: number) =>
      thresholdPoints(percent(achievement), points(total!), {
        lower: percent(lt!),
        upper: percent(ut!),
        step: points(step!),
      });
    return { at90: at(lt!), per_pct: at(lt! + 1) - at(lt!), at95: at(ut!) };
  },
  'points-vi002-911': ({ ach }) => ({ points: vaccination('VI002', ach!) }),
  'points-vi003-88': ({ ach }) => ({ points: vaccination('VI003', ach!) }),
  'protection-mh021': ({ base, cur_low, cur_high }) => {
    const paid = (current: number) =>
      protectPoints({ MH021: points(current) }, { MH021: points(base!) }, new Set(['MH021'])).MH021!;
    return { paid_low: paid(cur_low!), paid_high: paid(cur_high!) };
  },
  'points-protected-2024-25': () => ({
    total: pointsOf(england('2024-25'), england('2024-25').protectedIndicators!.value),
  }),
  'points-registers-19': () => ({
    total: totalPoints(england('2023-24').indicators.filter(({ kind }) => kind === 'register')),
  }),
  'points-not-prevalence-adjusted-2024-25': () => ({
    total: totalPoints(england('2024-25').indicators.filter(({ adjustment }) => adjustment.kind !== 'register')),
  }),
  'realloc-46-points-2021-22': ({ points: moved, value }) => ({ cash: pay(moved!, value!, 1, 1) }),
  'realloc-46-split': () => {
    const normal = england('2022-23').indicators.filter(({ area }) => ['CAN', 'MH', 'NDH'].includes(area));
    const taken = normal.map(({ code, points: full }) => full.value - pointsOf(england('2021-22'), [code]));
    return { t: taken.reduce((total, one) => total + Math.max(one, 0), 0) };
  },
  'performance-257-2020-21': ({ points: earned }) => ({
    cash: pay(earned!, england('2020-21').pointValue.value, 1, 1),
  }),
  'retired-212-2025-26': ({ total }) => {
    const retired = england('2024-25').protectedIndicators!.value;
    const kept = totalPoints(england('2024-25').indicators) - pointsOf(england('2024-25'), retired);
    const added = totalPoints(england('2025-26').indicators) - kept;
    const all = pointsOf(england('2024-25'), retired);
    const worth = (part: number) => (total! * part) / all;
    return { m71: worth(all - added), m141: worth(added) };
  },
  'iif-2020-21': ({ p, v }) => ({ avg_pcn: networkPayment(points(p!), pounds(v!)) }),
  'iif-withdrawn-2022-23': () => {
    const { pointValue, networks } = fund();
    const withdrawal = fund().withdrawal!;
    const withdrawn = points(withdrawal.indicators.reduce((total, indicator) => total + indicator.points, 0));
    const terms = { points: withdrawn, pointValue: pointValue.value, shareRepaid: withdrawal.shareRepaid };
    return { total_m: withdrawnValue({ ...terms, networks: networks.value }) / 1e6 };
  },
  'casp-2023-24-population': ({ s, rs, c, rc }) => {
    const population = fund().adjustedPopulation.value;
    expect(supportRate(pounds(s!), 1, population)).toBeCloseTo(rs!, 3);
    expect(supportRate(pounds(c!), 1, population)).toBeCloseTo(rc!, 3);
    return { pop_s: population / 1e6, pop_c: population / 1e6 };
  },
  'casp-2023-24-per-pcn': ({ s, pcn }) => ({ m: supportRate(pounds(s!), 12, patients(pcn!)) }),
  'casp-2022-23-rate': () => ({
    monthly: supportRate(fund().withdrawal!.repaid, fund().withdrawal!.months, fund().adjustedPopulation.value),
  }),
  'qof-2014-15-points': ({ b }) => ({ t: totalPoints(england('2013-14').indicators) - b! }),
  'qof-238-points-2014-15': ({ p, nprac, ach }) => ({
    m:
      areaPayment([{ points: points(p!), factor: ach! }], {
        pointValue: england('2014-15').pointValue.value,
        listSizeIndex: nprac!,
      }) / 1e6,
  }),
  'wales-2017-18-split': (inputs) => ({ t: sumOf(inputs) }),
  'globalsum-2022-23': ({ w }) => ({ paid: roundToPence(globalSum(w!, england('2022-23'))) }),
  'aylesbury-vale-2015-16': ({ outturn }) => ({
    paid: raisedCash(pounds(outturn!), share(0.05), pounds(4000)),
  }),
  // No rule of the contract computes these three: published totals that must fit each other.
  'ni-2024-25-indemnity': ({ t, avg }) => ({ practices: t! / avg! }),
  'payments-shares-2013-14': ({ t, q, p, e }) => ({
    qof: (100 * q!) / t!,
    prem: (100 * p!) / t!,
    es: (100 * e!) / t!,
  }),
  'eer-2017-18': ({ exp, gross }) => ({ income: gross! - exp!, eer: (100 * exp!) / gross! }),
};

/** The point value is rounded to pence before the points are applied. */
function insightsol({ value, prac, nat, points: earned }: Readonly<Record<string, number>>) {
  const factor = diseaseFactor(prevalencePercent(prac!), prevalencePercent(nat!));
  const point = pay(1, value!, factor, 1);
  return { point, paid: pay(earned!, point, 1, 1) };
}

function vaccination(code: string, achievement: number) {
  const { points: available, thresholds } = england('2021-22').indicators.find((one) => one.code === code)!;
  return thresholdPoints(percent(achievement), available.value, thresholds!);
}

describe('published worked examples', () => {
  it.each(file.vectors.filter(({ id }) => id in ours))('$id: $title', ({ id, inputs, published, tolerance }) => {
    const computed = ours[id]!(inputs);
    for (const [name, value] of Object.entries(published)) {
      const allowed = typeof tolerance === 'number' ? tolerance : tolerance[name]!;
      expect(Math.abs(computed[name]! - value), `${name}: ${computed[name]} for ${value}`).toBeLessThanOrEqual(allowed);
    }
  });

  it('are all tested, the table of 2023/24 below', () => {
    const ids = file.vectors.map(({ id }) => id);
    expect(ids.filter((id) => !(id in ours))).toEqual(['points-table-2023-24']);
    expect(Object.keys(ours).filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe("NHS England's indicator table of 2023/24", () => {
  const { rows } = file['indicators2023-24'];
  const { indicators } = england('2023-24');

  it('has the published totals', () => {
    const of = (domain: string) =>
      rows.filter((row) => row.domain === domain).reduce((total, row) => total + row.points, 0);
    expect([rows.length, of('clinical'), of('public health'), of('quality improvement')]).toEqual([76, 401, 160, 74]);
  });

  it('agrees with our ruleset in points, registers and adjustment, indicator by indicator', () => {
    const byCode = (a: { readonly code: string }, b: { readonly code: string }) => (a.code < b.code ? -1 : 1);
    expect(
      indicators
        .map(({ code, points: full, adjustment }) => ({
          code,
          points: full.value as number,
          adjusted: adjustment.kind === 'register',
        }))
        .sort(byCode),
    ).toEqual(
      rows.map((row) => ({ code: row.code, points: row.points, adjusted: row.prevalenceAdjusted })).sort(byCode),
    );
  });

  it('protects the same indicators in 2024/25', () => {
    const ofTable = rows.filter((row) => row.protected2024_25).map(({ code }) => code);
    expect([...england('2024-25').protectedIndicators!.value].sort()).toEqual(ofTable.sort());
  });
});
