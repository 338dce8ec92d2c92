import { pointUnits } from '../../simulate/totals.js';
import type { YearPlan } from '../planScenario.js';
import { availableInDomain, domainPoints } from './domainPoints.js';
import { forEachPractice } from './forEachPractice.js';
import { oneDrawWorlds } from './oneDrawWorlds.js';
import { type Predictions, policiesOf, type Question } from './question.js';

/** Northern Ireland before and under the suspension of February 2017: points a practice, and the share of clinical points. */
export function northernIreland(question: Question): Predictions {
  const before: number[] = [];
  const under: number[] = [];
  const clinicalFall: number[] = [];
  const policies = policiesOf(question, 'national', 'suspended');
  for (const [first, second] of oneDrawWorlds(question, { years: ['2015-16', '2016-17'], policies })) {
    const earlier = levelOf(first!, 0);
    const later = levelOf(second!, 1);
    before.push(earlier.points);
    under.push(later.points);
    clinicalFall.push(later.clinical - earlier.clinical);
  }
  return {
    'northernIreland.2015-16.mean': Float64Array.from(before),
    'northernIreland.2016-17.mean': Float64Array.from(under),
    'northernIreland.2016-17.change': Float64Array.from(under, (points, d) => points - before[d]!),
    'northernIreland.2016-17.clinicalChange': Float64Array.from(clinicalFall),
  };
}

/** Points a practice, and percent of the clinical points, under one policy in a plan of one draw. */
function levelOf({ run: { kernel }, ruleset }: YearPlan, policy: number) {
  let points = 0;
  let clinical = 0;
  forEachPractice(kernel, (_, own) => {
    points += own.points[policy]! / pointUnits;
    clinical += domainPoints(ruleset, kernel, own, policy).get('clinical')!;
  });
  return {
    points: points / kernel.practiceCount,
    clinical: (100 * clinical) / kernel.practiceCount / availableInDomain(ruleset, 'clinical'),
  };
}
