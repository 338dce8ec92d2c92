import type { NetworkFund } from '../../src/contract/networkFund.js';
import { loadNetworkFund } from '../../src/facts/networkFunds.js';
import { createNetworkScratch, simulateNetworkPence } from '../../src/model/networkIncome.js';
import type { NetworkParameters } from '../../src/model/networkParameters.js';
import { type NetworkPlan, networkPlan } from '../../src/model/networkPlan.js';
import { type NetworkVariant, networkVariant } from '../../src/model/networkVariant.js';
import type { Population, Practice } from '../../src/population/population.js';
import { keyFromSeed } from '../../src/random/key.js';
import { patients, share } from '../../src/units.js';

export const key = keyFromSeed('networks');
export const fund2022 = loadNetworkFund('England', '2022-23');
export const fund2023 = loadNetworkFund('England', '2023-24');

export const national = { AF: 0.02, LD: 0.005 } as const;

const made = { certainty: 'assumption', source: 'made up for a test' } as const;

export function practice(
  code: string,
  network: string | undefined,
  list: number,
  changes: Partial<Practice> = {},
): Practice {
  return {
    code,
    area: 'A1',
    ...(network === undefined ? {} : { network }),
    contract: 'GMS',
    list: patients(list),
    registers: { AF: patients(Math.round(list * 0.025)), LD: patients(Math.round(list * 0.004)) },
    ...changes,
  };
}

/** Three networks of three, two and one practices, and a practice without one. */
export const practices: readonly Practice[] = [
  practice('P1', 'N2', 8_000, { weightedList: 8_412.37 }),
  practice('P2', 'N1', 12_345),
  practice('P3', 'N2', 5_001, { weightedList: 4_700.5 }),
  practice('P4', undefined, 9_000),
  practice('P5', 'N3', 30_000, { weightedList: 33_333.33, registers: { AF: patients(300), LD: patients(90) } }),
  practice('P6', 'N2', 20_000, { weightedList: 21_000.01 }),
  practice('P7', 'N1', 31_000, { weightedList: 29_999.9 }),
];

export const populationOf = (members: readonly Practice[]): Population => ({
  kind: 'synthetic',
  label: 'Test networks',
  nation: 'England',
  year: '2022-23',
  areas: [{ code: 'A1', name: 'Avon' }],
  practices: members,
  nationalPrevalence: Object.fromEntries(
    Object.entries(national).map(([code, value]) => [
      code,
      { meanOfPractices: share(value), pooled: share(value), ...made },
    ]),
  ),
  sources: [made],
});

export const parametersOf = (
  draws: number,
  changes: Partial<Record<keyof NetworkParameters, number>> = {},
): NetworkParameters => {
  const column = (value: number) => new Float64Array(draws).fill(value);
  return {
    spreadFactor: column(changes.spreadFactor ?? 1),
    shareSpread: column(changes.shareSpread ?? 0.8),
    correlation: column(changes.correlation ?? 0.3),
    exceptedShare: column(changes.exceptedShare ?? 0.3),
    improvementShare: column(changes.improvementShare ?? 0.9),
  };
};

export interface NetworkWorld {
  readonly fund: NetworkFund;
  readonly plan: NetworkPlan;
  /** The fund as it stands. */
  readonly usual: NetworkVariant;
}

export function worldOf(
  fund: NetworkFund = fund2022,
  members: readonly Practice[] = practices,
  draws = 64,
  changes: Parameters<typeof parametersOf>[1] = {},
): NetworkWorld {
  const plan = networkPlan(populationOf(members), fund, parametersOf(draws, changes));
  return { fund, plan, usual: networkVariant(plan, fund) };
}

/** Pence of a network in every draw. */
export function penceOf({ plan, usual }: NetworkWorld, network: number, variant = usual): Float64Array {
  const pence = new Float64Array(plan.drawCount);
  simulateNetworkPence(
    pence,
    plan,
    createNetworkScratch(plan, plan.drawCount),
    key,
    network,
    0,
    plan.drawCount,
    variant,
  );
  return pence;
}

/** A fund with one of its indicators and no withdrawal, for a closer look. */
export function fundOf(code: string, fund: NetworkFund = fund2022): NetworkFund {
  const { withdrawal: _, ...rest } = fund;
  return { ...rest, indicators: fund.indicators.filter((indicator) => indicator.code === code) };
}
