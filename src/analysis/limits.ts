import type { Scenario } from '../documents/scenarioDocument.js';
import type { Population } from '../population/population.js';

/** What a reader must know before using the figures of this run, most important first. */
export function limits(scenario: Scenario, population: Population): readonly string[] {
  const suspends = scenario.policies.filter((policy) => policy.indicators !== 'none');
  const chosen = suspends.some((policy) => policy.who.participation === 'choice');
  const temporary = suspends.some((policy) => policy.signal.response === 'temporary');
  const protectedPay = suspends.some((policy) => policy.pay.rule !== 'actual');
  return [
    ...(population.kind === 'synthetic'
      ? ['The practices are synthetic: drawn from published distributions, none of them is a real practice.']
      : []),
    'Hours rest on a weak prior: no measured figure of QOF hours per practice exists.',
    ...(suspends.length > 0
      ? [
          'The response of recorded quality rests on studies in which income was held; none saw money lost.',
          'A fall in recorded achievement is not the same as a fall in care: most of it may be recording.',
        ]
      : []),
    ...(temporary
      ? [
          'No study measured a suspension late in the year: how much recording falls in those weeks and how far teams relax are beliefs, and they decide the result.',
        ]
      : []),
    ...(chosen
      ? ['Who joins rests on one county (55 of about 75 practices in Somerset) and an assumed taste for income.']
      : []),
    ...(protectedPay
      ? [
          'Last year is simulated with the same national achievement as this year, so protection gains or loses nothing on average by trend.',
        ]
      : []),
    'Exceptions and registers are taken to be the same under every policy, and practices do not stop altogether.',
  ];
}
