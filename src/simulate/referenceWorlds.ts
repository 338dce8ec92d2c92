import type { Domain } from '../contract/ruleset.js';
import type { WorldAddresses } from '../model/history/pastEffects.js';
import { type ReferenceWorlds, scoreOf } from '../model/history/totalsPosterior.js';
import { practiceSlot } from '../model/practiceEffects.js';
import { log } from '../random/elementary.js';
import { normalQuantile } from '../random/normalQuantile.js';
import { fillThreefry } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';
import { simulatePractice } from './kernel.js';
import type { KernelPlan } from './plan.js';
import { createScratch } from './scratch.js';
import { createPracticeSums, createTotals, pointUnits } from './totals.js';

/** Reference worlds, and where their random numbers lie. */
export interface SimulatedReference extends ReferenceWorlds {
  readonly addresses: WorldAddresses;
}

/**
 * Simulates the points of many practice worlds of one contract year under its national contract.
 * @param plans  one a domain, with that domain's indicators alone: random numbers are addressed by indicator, so the same practice
 *   and draw are the same world in all of them
 */
export function referenceWorlds(plans: ReadonlyMap<Domain, KernelPlan>): SimulatedReference {
  const [first] = plans.values();
  if (!first) throw new Error('a contract without domains');
  const points = new Map([...plans].map(([domain, plan]) => [domain, pointsOf(plan)]));
  const available = new Map([...plans].map(([domain, plan]) => [domain, availableOf(plan)]));
  const all = [...available.values()].reduce((sum, value) => sum + value, 0);
  const worlds = first.practiceCount * first.drawCount;
  const share = new Float64Array(worlds);
  for (const own of points.values()) for (let w = 0; w < worlds; w++) share[w] = share[w]! + own[w]! / all;
  const order = [...share.keys()].sort((a, b) => share[a]! - share[b]! || a - b);
  const sorted = (column: Float64Array) => Float64Array.from(order, (world) => column[world]!);
  const { general, reach, logList } = effectsOf(first);
  const { drawCount, practiceKeys, key } = first;
  const practiceOf = (world: number) => Math.floor(world / drawCount);
  return {
    addresses: {
      key,
      practiceKeys: Int32Array.from({ length: 2 * worlds }, (_, i) => {
        return practiceKeys[2 * practiceOf(order[i >> 1]!) + (i & 1)]!;
      }),
      draw: Int32Array.from(order, (world) => world % drawCount),
    },
    general: sorted(general),
    reach: sorted(reach),
    logList: sorted(logList),
    share: sorted(share),
    score: sorted(share.map(scoreOf)),
    domains: new Map(
      [...points].map(([domain, own]) => [domain, sorted(own.map((p) => scoreOf(p / available.get(domain)!)))]),
    ),
  };
}

/** Ten-thousandths of a point, practice-major. */
function pointsOf(plan: KernelPlan): Float64Array {
  const scratch = createScratch(plan);
  const own = createTotals(plan);
  const sums = createPracticeSums(plan);
  const points = new Float64Array(plan.practiceCount * plan.drawCount);
  for (let practice = 0; practice < plan.practiceCount; practice++) {
    own.points.fill(0);
    simulatePractice(plan, scratch, own, sums, practice);
    points.set(own.points.subarray(0, plan.drawCount), practice * plan.drawCount);
  }
  return points;
}

const availableOf = ({ indicators }: KernelPlan): number =>
  indicators.points.reduce((sum, points) => sum + Math.floor(points * pointUnits + 0.5), 0);

/** The standard normals behind the worlds: the very numbers that `drawPracticeEffects` takes. */
function effectsOf(plan: KernelPlan): Pick<ReferenceWorlds, 'general' | 'reach' | 'logList'> {
  const { practiceCount, drawCount, practiceKeys, key, list } = plan;
  const words = new Int32Array(4 * drawCount);
  const general = new Float64Array(practiceCount * drawCount);
  const reach = new Float64Array(practiceCount * drawCount);
  const logList = new Float64Array(practiceCount * drawCount);
  for (let p = 0; p < practiceCount; p++) {
    fillThreefry(words, drawCount, key, 0, practiceKeys[2 * p]!, practiceKeys[2 * p + 1]!, practiceSlot.effects);
    for (let d = 0; d < drawCount; d++) {
      general[p * drawCount + d] = normalQuantile(uniformFromWord(words[4 * d]!));
      reach[p * drawCount + d] = normalQuantile(uniformFromWord(words[4 * d + 3]!));
      logList[p * drawCount + d] = log(list[p]!);
    }
  }
  return { general, reach, logList };
}
