import { sampleVariance } from 'simple-statistics';
import { indicatorAchievement } from '../../src/analysis/indicatorAchievement.js';
import type { Practice } from '../../src/population/population.js';
import type { Distribution } from '../../src/random/distributions.js';
import { patients } from '../../src/units.js';
import { meanOf, outcomesOf } from './outcomesOf.js';
import { type KnownParameters, patientByPatient } from './patientByPatient.js';
import { contractOf, practiceOf, simulated, twelve, type WorldOptions } from './smallWorld.js';

/** Small practices, some without anybody on a register, so that whole patients and empty denominators matter. */
export const smallPractices = Array.from({ length: 30 }, (_, i): Practice => {
  const large = practiceOf(i, contractOf(twelve));
  const smaller = (n: number) => patients(Math.round(n / 7));
  const registers = Object.fromEntries(Object.entries(large.registers).map(([code, n]) => [code, smaller(n)]));
  return { ...large, list: smaller(large.list), registers };
});

/** Values of the beliefs, taken as known by the engine; practices respond alike unless something else is known. */
export const beliefsOf = (known: KnownParameters): Readonly<Record<string, Distribution>> =>
  Object.fromEntries(
    Object.entries({ withdrawalShiftPracticeSpread: 0, ...known }).map(([name, value]): [string, Distribution] => [
      name,
      { family: 'fixed', value },
    ]),
  );

/** A figure of the engine against the same of the plain model, in standard errors of their difference. */
export interface Difference {
  readonly what: string;
  readonly errors: number;
  readonly text: string;
}

/** Mean over worlds and its standard error. */
interface Sample {
  readonly mean: number;
  readonly error: number;
}
const sampleOf = (values: ArrayLike<number>): Sample => ({
  mean: meanOf(values),
  error: Math.sqrt(sampleVariance(Array.from(values)) / values.length),
});

/** How many worlds are simulated; QOFSIM_REFERENCE_TIMES multiplies them for a long look. */
const times = Number(process.env.QOFSIM_REFERENCE_TIMES ?? 1);
const worlds = { reference: 250 * times, engine: 1500 * times };

/** Engine and plain model on the same practices, policies and known parameters: points, pay, hours, who joins, achievement. */
export async function againstPlainModel(options: WorldOptions, known: KnownParameters): Promise<readonly Difference[]> {
  const engine = await simulated({
    practices: smallPractices,
    ...options,
    beliefs: beliefsOf(known),
    draws: worlds.engine,
    worldsPerParameterSet: 1,
  });
  const reference = patientByPatient(engine.input, known, worlds.reference, 'reference');
  const count = engine.input.population.practices.length;
  const differences: Difference[] = [];
  // Penny rounding of pay is below a hundredth of a percent.
  const compare = (
    what: string,
    engineValues: ArrayLike<number>,
    referenceValues: ArrayLike<number>,
    rounding = 1e-6 * meanOf(engineValues),
  ) => {
    const [a, b] = [sampleOf(engineValues), sampleOf(referenceValues)];
    const error = Math.hypot(a.error, b.error);
    const errors = Math.max(0, Math.abs(a.mean - b.mean) - rounding) / Math.max(error, 1e-12);
    differences.push({
      what,
      errors,
      text: `${what}: ${a.mean} against ${b.mean} (${errors.toFixed(1)} standard errors)`,
    });
  };
  engine.input.policies.forEach(({ id }, k) => {
    const outcomes = outcomesOf(engine, id);
    const perPractice = (value: (outcome: (typeof reference)[number][number]) => number) =>
      reference.map((world) => value(world[k]!) / count);
    compare(
      `${id} points`,
      outcomes.pointsPerPractice,
      perPractice((o) => o.points),
    );
    compare(
      `${id} points paid`,
      outcomes.pointsPaidPerPractice,
      perPractice((o) => o.pointsPaid),
    );
    compare(
      `${id} pay`,
      outcomes.qofPaymentPerPractice,
      perPractice((o) => o.payment),
    );
    compare(
      `${id} hours released`,
      outcomes.hoursReleasedPerPractice,
      perPractice((o) => o.hoursReleased),
      // A practice's hours are whole seconds, measure by measure.
      (2 * 0.5) / 3600,
    );
    compare(
      `${id} participation`,
      outcomes.participation,
      perPractice((o) => o.covered),
    );
    engine.input.ruleset.indicators.forEach(({ code, kind }, i) => {
      if (kind !== 'fraction') return;
      compare(
        `${id} ${code}`,
        indicatorAchievement(engine, k, i),
        reference.map((world) => world[k]!.met[code]! / world[k]!.counted[code]!),
      );
    });
  });
  return differences;
}
