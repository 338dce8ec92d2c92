import type { Scenario } from '../documents/scenarioDocument.js';
import type { Measure } from '../policy/policy.js';
import type { Population } from '../population/population.js';
import { hoursBasis } from './workload/hoursBasis.js';

/** What a reader must know before using the figures of this run, most important first. */
export function limits(scenario: Scenario, population: Population): readonly string[] {
  const measures = scenario.policies.flatMap((policy) => policy.measures);
  const responding = measures.filter(({ signal }) => signal.response !== 'none');
  const rules = new Set(measures.map(({ pay }) => pay.rule));
  const histories = population.practices.flatMap(({ history }) => (history ? [history] : []));
  const has = (test: (measure: Measure) => boolean) => measures.some(test);
  return [
    ...(population.kind === 'synthetic'
      ? ['The practices are synthetic: drawn from published distributions, none of them is a real practice.']
      : []),
    ...(histories.length > 0
      ? [
          'Results of an earlier year are read as results under the national contract of that year: what a practice lost by a local deal or by not reporting counts as its own weakness.',
        ]
      : []),
    hoursBasis(scenario.beliefs),
    'Pressure, unmet demand and alert levels are almost wholly assumption: no published series of them was found.',
    ...(responding.length > 0
      ? [
          'The response of recorded quality rests on studies in which income was held; none saw money lost.',
          'A fall in recorded achievement is not the same as a fall in care: most of it may be recording.',
        ]
      : []),
    ...(responding.some(({ signal }) => signal.response === 'temporary')
      ? [
          'No study measured a suspension late in the year: how much recording falls in those weeks and how far teams relax are beliefs, and they decide the result.',
        ]
      : []),
    ...(has(({ who }) => who.participation === 'choice')
      ? ['Who joins rests on one county (55 of about 75 practices in Somerset) and an assumed taste for income.']
      : []),
    ...(has(({ pay }) => 'withoutHistory' in pay)
      ? [
          'Base years are simulated with the national achievement, list and registers of the year itself, so protection gains or loses nothing on average by trend.',
          ...(histories.some((history) => history.indicators !== undefined)
            ? ['Where a practice has its own counts of the base year, its own points of that year are taken instead.']
            : []),
        ]
      : []),
    ...(scenario.shocks.length > 0 && has(({ pay }) => 'withoutHistory' in pay)
      ? ['Base years are simulated without the shocks of the scenario.']
      : []),
    ...(has(({ revocation }) => revocation !== undefined)
      ? ['The chance that a deal is taken back is a setting of the scenario; one case (Leeds, 2017) was seen.']
      : []),
    ...(rules.has('earnBack') || rules.has('sharedOutcome')
      ? ['What practices earn of local targets or shared outcomes is assumption: no scheme published it.']
      : []),
    ...(measures.length > 0
      ? [
          "Partners' income rests on national shares of expenses and numbers of partners, and on assumed costs per hour; the spread between practices is assumed.",
        ]
      : []),
    ...(measures.some(({ pay }) => pay.rule !== 'actual')
      ? [
          'When local pay is received is assumed: like the QOF, on account and settled in the next year, but for pay by the month; before the first year the national contract is taken to have run.',
        ]
      : []),
    ...(scenario.years.length > 1
      ? ['Lists and registers are held over the years; contracts and national achievement change.']
      : []),
    ...(responding.length > 0
      ? [
          'Deaths and break-even values rest on one study whose interval includes no effect, and are shown to be argued about.',
          'Admissions, QALYs and costs rest on that study, on one of admissions whose cause is disputed, and on weak beliefs; drugs and tests of care given or forgone are not costed.',
          scenario.beliefs.releasedAccessQalysPer1000Hours
            ? 'What released hours do for health is not known: the scenario sets a value.'
            : 'What released hours do for health is not known and is left out; break-even values and the curve say what it would have to be.',
        ]
      : []),
    ...(responding.length > 0 && scenario.calibration === 'afterSomerset'
      ? [
          'The response was calibrated a second time, on what practices of Somerset recorded after 2014: Somerset is no test of these figures.',
        ]
      : []),
    ...(responding.length > 0 && !scenario.structure.some(({ variant }) => variant === 'mixture')
      ? ['In the models of the response that are used no practice stops recording altogether.']
      : []),
    'Registers, and exceptions that are not made to reach a threshold, are taken to be the same under every policy.',
  ];
}
