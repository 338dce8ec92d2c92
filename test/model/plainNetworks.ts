import type { NetworkFund, NetworkIndicator } from '../../src/contract/networkFund.js';
import type { Practice } from '../../src/population/population.js';

/** Random numbers of its own (Lehmer), so that nothing is shared with the model. */
export function generator(seed: number): { readonly uniform: () => number; readonly normal: () => number } {
  let state = seed;
  const uniform = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

/** What the plain account is told, in the words of docs/model.md 4.8. */
export interface PlainTerms {
  readonly fund: NetworkFund;
  readonly members: readonly Practice[];
  readonly nationalShare: number;
  readonly spreadFactor: number;
  readonly exceptedShare: number;
}

/** Middle of a logistic-normal distribution with a given mean, by halving. */
function middle(mean: number, spread: number): number {
  let [low, high] = [-20, 20];
  for (let step = 0; step < 60; step++) {
    const centre = (low + high) / 2;
    let value = 0;
    for (let z = -7.975; z < 8; z += 0.05)
      value += (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / (1 + Math.exp(-centre - spread * z))) * 0.05;
    if (value < mean) low = centre;
    else high = centre;
  }
  return (low + high) / 2;
}

/** Pence of one measured indicator in many worlds, patient by patient. */
export function patientByPatient(
  indicator: NetworkIndicator,
  { fund, members, nationalShare, spreadFactor, exceptedShare }: PlainTerms,
  worlds: number,
  seed: number,
): readonly number[] {
  const { earned } = indicator;
  if (earned.kind !== 'measured') throw new Error('nothing is measured');
  const { uniform, normal } = generator(seed);
  const list = members.reduce((sum, one) => sum + one.list, 0);
  const base =
    earned.eligible.base === 'list'
      ? list
      : members.reduce((sum, one) => sum + one.registers[(earned.eligible as { register: string }).register]!, 0);
  const eligible = Math.round(base * earned.eligible.patientsPerBase);
  const met = earned.achievement.value / 100;
  const left = earned.achievement.exceptions === 'before' ? met + (1 - met) * (1 - exceptedShare) : 1;
  const spread = earned.spread.value * spreadFactor;
  const centre = middle(met / left, spread);
  const prevalence = earned.eligible.base === 'list' ? 1 : base / list / nationalShare;
  return Array.from({ length: worlds }, () => {
    const chance = 1 / (1 + Math.exp(-(centre + spread * normal())));
    let reached = 0;
    const counted = Math.round(eligible * left);
    for (let patient = 0; patient < counted; patient++) if (uniform() < chance) reached++;
    const percent = (100 * reached) / counted;
    const { lower, upper } = indicator.thresholds;
    const share = Math.min(1, Math.max(0, (percent - lower) / (upper - lower)));
    return Math.round(
      100 * indicator.points * share * fund.pointValue.value * (list / fund.averageList.value) * prevalence,
    );
  });
}

/** Mean, and the standard error of the mean. */
export function meanOf(values: readonly number[]): {
  readonly mean: number;
  readonly deviation: number;
  readonly error: number;
} {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, deviation: Math.sqrt(variance), error: Math.sqrt(variance / values.length) };
}
