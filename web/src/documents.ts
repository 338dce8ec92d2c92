import { stringify } from 'yaml';
import { practiceDocument } from './practiceDocument.js';
import { samplePractices, type View } from './view.js';

/** The files that reproduce a view with the command line; the page itself runs nothing else. */
export interface ViewDocuments {
  /** Text of `what-if.yaml`. */
  readonly scenario: string;
  /** Text of `what-if-practice.json`, which the scenario names, where the view is of one practice. */
  readonly practices?: string;
}

export const scenarioFile = 'what-if.yaml';
export const practicesFile = 'what-if-practice.json';

/** Worlds of the whole view: more for one practice, which is quick and whose chance does not average out. */
const draws = { practice: 1000, area: 500, england: 300 } as const;

const payRules = {
  none: 'actual',
  basePoints: 'basePoints',
  higherOf: 'higherOf',
  baseCash: 'baseCash',
  cashTopUp: 'cashTopUp',
};

const protections = {
  none: 'no protection',
  basePoints: 'last year’s points paid',
  higherOf: 'higher of this and last year’s points paid',
  baseCash: 'last year’s pounds paid',
  cashTopUp: 'topped up to last year’s pounds',
};

/** A view as a scenario, and as a practices file where it needs one. The texts follow from the view alone. */
export function documentsOf(view: View): ViewDocuments {
  const scenario = {
    schemaVersion: 2,
    id: 'what-if',
    title: `What if: ${policyTitle(view)}`,
    question: `What would change against the national QOF of ${view.year}?`,
    notes: 'Made by the what-if page of qofsim.',
    nation: 'England',
    year: view.year,
    population: populationOf(view),
    draws: draws[view.scope],
    worldsPerParameterSet: 2,
    seed: view.seed,
    comparator: 'national',
    ...(Object.keys(view.beliefs).length === 0
      ? {}
      : { beliefs: Object.fromEntries(Object.entries(view.beliefs).map(([name, fixed]) => [name, { fixed }])) }),
    policies: [{ id: 'national', title: 'National QOF' }, ...(view.policy === 'national' ? [] : [policyOf(view)])],
  };
  const files = view.scope === 'practice' ? ` It reads ${practicesFile}, which must lie beside it.` : '';
  return {
    scenario: `# Run it with: qofsim run ${scenarioFile}\n# The figures are those of the page to the last digit.${files}\n${stringify(scenario, { lineWidth: 0 })}`,
    ...(view.scope === 'practice' ? { practices: practiceDocument(view) } : {}),
  };
}

function populationOf({ scope, areas }: View): object {
  if (scope === 'practice') return { file: practicesFile };
  return { synthetic: scope === 'area' ? { areas } : { practices: samplePractices } };
}

function policyOf(view: View): object {
  const { policy, from, to, share, choose, protection, participation, joining, localHours } = view;
  return {
    id: 'what-if',
    family: policy === 'optOut' ? 'localOptOut' : 'suspension',
    title: policyTitle(view),
    measures: [
      {
        who: { participation: participation === 'share' ? { share: joining / 100 } : participation },
        when: { from, to },
        indicators: share === 100 ? 'all' : { shareOfPoints: share / 100, choose },
        signal: { response: policy === 'optOut' ? 'whole-year' : 'temporary' },
        pay: { rule: payRules[protection] },
        ...(localHours > 0 ? { conditions: { localHoursPer1000Patients: localHours } } : {}),
      },
    ],
  };
}

/** 'Suspension from 25 January 2017, 80% of points, no protection'. */
function policyTitle({ policy, from, share, protection }: View): string {
  if (policy === 'national') return 'National QOF';
  const what = policy === 'optOut' ? 'Local opt-out' : 'Suspension';
  return `${what} from ${inWords(from)}, ${share === 100 ? 'all' : `${share}% of`} points, ${protections[protection]}`;
}

const months = 'January February March April May June July August September October November December'.split(' ');

const inWords = (day: string): string =>
  `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
