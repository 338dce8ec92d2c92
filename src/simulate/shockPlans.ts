import type { Ruleset } from '../contract/ruleset.js';
import type { CapacityShock } from '../model/pressure.js';
import { insideYear, recordingIn, type Span, spanOf } from '../model/timing.js';
import type { Shock } from '../policy/policy.js';
import { quantile } from '../random/distributions.js';
import type { Key } from '../random/threefry.js';
import { nationalSelection, type SelectionInput } from './measureAt.js';
import { monthsIn } from './monthsIn.js';
import { practicesIn } from './offeredTo.js';
import type { ShockPlan } from './plan.js';
import { worldUniforms } from './worldUniforms.js';

/** What shocks are turned into arrays with. */
export interface ShockInput extends SelectionInput {
  readonly key: Key;
  readonly setOfDraw: Int32Array;
  readonly yearEndShare: Float64Array;
}

/** Share lost in each world: its own draw, keyed by the shock's id. */
const lostShare = (shock: Shock, { key, setOfDraw }: ShockInput): Float64Array =>
  worldUniforms(key, `shock ${shock.id}`, setOfDraw.length).map((u) => quantile(shock.shareLost, u));

const spanIn = ({ year }: Ruleset, { when }: Shock): Span | undefined => insideYear(spanOf(year, when.from, when.to));

/** The shocks that fall into a contract year: recording lost = share lost x share of the year's recording in those days. */
export function shockPlans(shocks: readonly Shock[], input: ShockInput): readonly ShockPlan[] {
  const { ruleset, population, setOfDraw, yearEndShare } = input;
  return shocks.flatMap((shock) => {
    const span = spanIn(ruleset, shock);
    if (!span) return [];
    const codes = nationalSelection(shock.indicators, input);
    const share = lostShare(shock, input);
    return [
      {
        strikes: practicesIn(shock.areas, `shock ${shock.id}`, 'areas', population),
        indicators: Uint8Array.from(ruleset.indicators, ({ code }) => (codes.has(code) ? 1 : 0)),
        lost: share.map((lost, d) => lost * recordingIn(span, yearEndShare[setOfDraw[d]!]!, ruleset.year)),
      },
    ];
  });
}

/** What shocks take of capacity, by area, month and draw: the share lost in each month that they touch; undefined where none does. */
export function capacityShock(shocks: readonly Shock[], input: ShockInput): CapacityShock | undefined {
  const { ruleset, population, setOfDraw } = input;
  const striking = shocks.filter((shock) => shock.on === 'capacity' && spanIn(ruleset, shock));
  if (striking.length === 0) return undefined;
  const areas = population.areas.map(({ code }) => code);
  const draws = setOfDraw.length;
  const kept = new Float64Array(areas.length * 12 * draws).fill(1);
  for (const shock of striking) {
    const strikes = practicesIn(shock.areas, `shock ${shock.id}`, 'areas', population);
    const struck = new Set(population.practices.flatMap(({ area }, p) => (strikes[p] === 1 ? [area] : [])));
    const share = lostShare(shock, input);
    areas.forEach((area, a) => {
      if (!struck.has(area)) return;
      for (const month of monthsIn(shock.when, ruleset.year)) {
        for (let d = 0; d < draws; d++) {
          const at = (a * 12 + month) * draws + d;
          kept[at] = kept[at]! * (1 - share[d]!);
        }
      }
    });
  }
  return { areas, lost: kept.map((share) => 1 - share) };
}
