import { type NetworkEarning, type NetworkFund, networkPayment } from '../contract/networkFund.js';
import { InputError } from '../inputError.js';
import type { Population, Practice } from '../population/population.js';
import type { Percent, Points } from '../units.js';
import { cellSlot, centredLocation, chanceSlot, networkKey } from './networkAchievement.js';
import type { NetworkParameters } from './networkParameters.js';
import { networkShares } from './networkShares.js';

/** How an item of the fund is earned: by pooled patients, by a share that nobody measured, or by decree. */
export const networkItemKind = { measured: 0, share: 1, credited: 2 } as const;

/** Things that networks are paid for: indicators held, indicators withdrawn in the year, the improvement payment. K items, D draws. */
export interface NetworkItems {
  readonly codes: readonly string[];
  readonly kind: Uint8Array;
  /** 1 for an indicator, which a policy can withdraw; 0 for the improvement payment. */
  readonly isIndicator: Uint8Array;
  readonly cellSlots: Int32Array;
  readonly chanceSlots: Int32Array;
  readonly points: Float64Array;
  /** Thresholds in percent. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly lessIsBetter: Uint8Array;
  /** Share of the points that the payer expects to be earned. */
  readonly expectedShare: Float64Array;
  /** K x D: logit of a network in the middle, and standard deviation between networks. */
  readonly location: Float64Array;
  readonly spread: Float64Array;
  /** K x D: share of eligible patients that is left in the denominator. */
  readonly kept: Float64Array;
}

/** The fund of primary care networks as arrays: P practices, N networks, K items, D draws. */
export interface NetworkPlan {
  readonly practiceCount: number;
  readonly networkCount: number;
  readonly itemCount: number;
  readonly drawCount: number;
  /** P: index of the practice's network; -1 without one. */
  readonly networkOf: Int32Array;
  /** P: shares of the network's weighted list before the practice, and with it. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** 2 x N: random-number identity of each network. */
  readonly networkKeys: Int32Array;
  /** N */
  readonly weightedList: Float64Array;
  /** N: shares of the weighted list of all networks before the network, and with it. */
  readonly networkFrom: Float64Array;
  readonly networkTo: Float64Array;
  /** N x K: eligible patients pooled over the network's practices; 0 where nothing is measured. */
  readonly eligible: Int32Array;
  /** N x K: pence for all points, adjustments for list and prevalence included. */
  readonly fullPence: Float64Array;
  /** N: pence that are paid whatever is achieved. */
  readonly unconditionalPence: Float64Array;
  readonly items: NetworkItems;
  /** D: correlation between two items of one network. */
  readonly correlation: Float64Array;
}

/** One item before it becomes columns. */
interface Item {
  readonly code: string;
  readonly isIndicator: boolean;
  /** 0 for the improvement payment, which has none. */
  readonly points: number;
  readonly lower: number;
  readonly upper: number;
  readonly lessIsBetter: boolean;
  readonly earned: NetworkEarning | { readonly kind: 'share'; readonly mean: number | Float64Array };
}

/** The name under which the improvement payment of 2023/24 is drawn and reported. */
export const improvementItem = 'capacity and access improvement';

/**
 * Turns a fund and a population into arrays (docs/model.md 4.8). Averages of the country come from the fund and from the
 * population's national prevalence, so a network is paid the same in every subset that holds it whole.
 * @throws InputError when no practice has a network, or when a register is missing that an indicator counts
 */
export function networkPlan(population: Population, fund: NetworkFund, parameters: NetworkParameters): NetworkPlan {
  const shares = networkShares(population);
  const items = itemsOf(fund, parameters);
  const networkCount = shares.codes.length;
  const eligible = new Int32Array(networkCount * items.length);
  const fullPence = new Float64Array(networkCount * items.length);
  // The fund of 2022/23 had no capacity and access payment: nothing is paid under that name.
  const support = fund.capacityAndAccess?.support.poundsPerAdjustedPatient ?? 0;
  const improvement = fund.capacityAndAccess?.improvement.maximumPerAdjustedPatient ?? 0;
  items.forEach((item, k) => {
    const pooled = pooledPatients(item, population);
    shares.members.forEach((members, n) => {
      const at = n * items.length + k;
      const list = shares.list[n]!;
      const { patients, prevalence } = pooled(members, list);
      eligible[at] = patients;
      const adjustment = { list: list / fund.averageList.value, prevalence };
      fullPence[at] =
        100 *
        (item.isIndicator
          ? networkPayment(item.points as Points, fund.pointValue.value, adjustment)
          : improvement * shares.weightedList[n]!);
    });
  });
  return {
    practiceCount: population.practices.length,
    networkCount,
    itemCount: items.length,
    drawCount: parameters.correlation.length,
    networkOf: shares.networkOf,
    from: shares.from,
    to: shares.to,
    networkKeys: Int32Array.from(shares.codes.flatMap((code) => networkKey(code))),
    weightedList: shares.weightedList,
    networkFrom: shares.networkFrom,
    networkTo: shares.networkTo,
    eligible,
    fullPence,
    unconditionalPence: shares.weightedList.map((weighted) => Math.floor(100 * support * weighted + 0.5)),
    items: itemColumns(items, fund, parameters),
    correlation: parameters.correlation,
  };
}

function itemsOf(fund: NetworkFund, parameters: NetworkParameters): readonly Item[] {
  const unmeasured = { lower: 0 as Percent, upper: 100 as Percent, lessIsBetter: false };
  return [
    ...fund.indicators.map((indicator) => ({
      code: indicator.code,
      isIndicator: true,
      points: indicator.points,
      ...indicator.thresholds,
      lessIsBetter: indicator.direction === 'less is better',
      earned: indicator.earned,
    })),
    ...(fund.withdrawal?.indicators ?? []).map(({ code, points }) => ({
      ...unmeasured,
      code,
      isIndicator: true,
      points,
      earned: { kind: 'share', mean: fund.expectedShare.value } as const,
    })),
    ...(fund.capacityAndAccess
      ? [
          {
            ...unmeasured,
            code: improvementItem,
            isIndicator: false,
            points: 0,
            earned: { kind: 'share', mean: parameters.improvementShare } as const,
          },
        ]
      : []),
  ];
}

/** Eligible patients of a network's practices, and its prevalence over the country's. */
function pooledPatients(item: Item, population: Population) {
  const { earned } = item;
  if (earned.kind !== 'measured') return () => ({ patients: 0, prevalence: 1 });
  const { eligible } = earned;
  const whole = (base: number) => Math.floor(base * eligible.patientsPerBase + 0.5);
  if (eligible.base === 'list')
    return (_: readonly Practice[], list: number) => ({ patients: whole(list), prevalence: 1 });
  const { register } = eligible;
  const national = population.nationalPrevalence[register]?.pooled;
  if (!national)
    throw missingRegister(`population ${JSON.stringify(population.label)}`, 'nationalPrevalence', item, register);
  return (members: readonly Practice[], list: number) => {
    const count = members.reduce((sum, practice) => {
      const patients = practice.registers[register];
      if (patients === undefined) throw missingRegister(`practice ${practice.code}`, 'registers', item, register);
      return sum + patients;
    }, 0);
    return { patients: whole(count), prevalence: list > 0 ? count / list / national : 0 };
  };
}

function itemColumns(items: readonly Item[], fund: NetworkFund, parameters: NetworkParameters): NetworkItems {
  const draws = parameters.correlation.length;
  const matrix = () => new Float64Array(items.length * draws);
  const [location, spread, kept] = [matrix(), matrix(), matrix()];
  const found = new Map<string, number>();
  items.forEach(({ earned }, k) => {
    for (let d = 0; d < draws; d++) {
      const at = k * draws + d;
      kept[at] = 1;
      if (earned.kind === 'credited') continue;
      let mean: number;
      if (earned.kind === 'share') {
        mean = typeof earned.mean === 'number' ? earned.mean : earned.mean[d]!;
        spread[at] = parameters.shareSpread[d]!;
      } else {
        const met = earned.achievement.value / 100;
        if (earned.achievement.exceptions === 'before') kept[at] = 1 - (1 - met) * parameters.exceptedShare[d]!;
        mean = met / kept[at]!;
        spread[at] = earned.spread.value * parameters.spreadFactor[d]!;
      }
      // Draws of one parameter set share their location: it is searched for once.
      const name = `${mean} ${spread[at]}`;
      let centre = found.get(name);
      if (centre === undefined) {
        centre = mean <= 0 || mean >= 1 ? (mean - 0.5) * Number.POSITIVE_INFINITY : centredLocation(mean, spread[at]!);
        found.set(name, centre);
      }
      location[at] = centre;
    }
  });
  const slots = items.map(({ code }) => cellSlot(code));
  const chances = items.map(({ code }) => chanceSlot(code, fund.year));
  if (new Set([...slots, ...chances]).size < 2 * items.length) throw new Error('two items share random numbers');
  const kinds = networkItemKind;
  return {
    codes: items.map(({ code }) => code),
    kind: Uint8Array.from(items, ({ earned }) => kinds[earned.kind]),
    isIndicator: Uint8Array.from(items, (item) => (item.isIndicator ? 1 : 0)),
    cellSlots: Int32Array.from(slots),
    chanceSlots: Int32Array.from(chances),
    points: Float64Array.from(items, (item) => item.points),
    lower: Float64Array.from(items, (item) => item.lower),
    upper: Float64Array.from(items, (item) => item.upper),
    lessIsBetter: Uint8Array.from(items, (item) => (item.lessIsBetter ? 1 : 0)),
    expectedShare: Float64Array.from(items, ({ earned }) =>
      earned.kind === 'credited' ? earned.share : fund.expectedShare.value,
    ),
    location,
    spread,
    kept,
  };
}

const missingRegister = (where: string, key: string, { code }: Item, register: string): InputError =>
  new InputError({
    where,
    path: `${key}.${register}`,
    found: 'nothing',
    allowed: `what is known of the register ${register}`,
    mend: `Indicator ${code} of the network fund counts it: add the register.`,
  });
