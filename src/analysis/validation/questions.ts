import type { ContractYear } from '../../contract/contractYear.js';
import type { LoadedScenario } from '../../documents/loadScenario.js';
import type { SyntheticYear } from '../../documents/scenarioDocument.js';
import { resolveStructure } from '../../documents/structureSchema.js';
import { responseVariants } from '../../facts/responseVariants.js';
import type { ResponseStructure } from '../../policy/responseStructure.js';
import { capacityAndDemand } from './capacityAndDemand.js';
import { countyEvaluation } from './countyEvaluation.js';
import { englandYears } from './englandYears.js';
import { everybodyStops } from './everybodyStops.js';
import { keepQof } from './keepQof.js';
import { northernIreland } from './northernIreland.js';
import type { Predictions, Question } from './question.js';
import { scotland } from './scotland.js';
import { somerset } from './somerset.js';
import { thresholdRise } from './thresholdRise.js';
import { withdrawalBeliefs } from './withdrawalBeliefs.js';

/** The scenarios that hold the policies that targets are about. */
export interface ValidationScenarios {
  readonly national: LoadedScenario;
  readonly somerset: LoadedScenario;
  readonly northernIreland: LoadedScenario;
  readonly scotland: LoadedScenario;
  /** The years that were mostly paid by protection, and how. */
  readonly covidYears: LoadedScenario;
}

export interface ValidationRequest {
  readonly scenarios: ValidationScenarios;
  readonly draws: number;
  readonly seed: string;
  /** Only the first so many practices of each country, for tests. */
  readonly practices?: number;
}

/** A question that a thread can answer by itself: plain data. */
export type ValidationTask = Question &
  (
    | {
        readonly kind: 'england';
        readonly years: readonly ContractYear[];
        readonly populationYear: SyntheticYear;
        readonly policy: string;
      }
    | { readonly kind: 'somersetUnder'; readonly name: SomersetModel; readonly structure: ResponseStructure }
    | {
        readonly kind:
          | 'somerset'
          | 'northernIreland'
          | 'scotland'
          | 'beliefs'
          | 'everybody'
          | 'thresholds'
          | 'keepQof'
          | 'countyEvaluation'
          | 'access';
      }
  );

/** Models of the response that Somerset is held against, beside the usual one: each variant by itself, and what was fitted to it. */
export const somersetModels = [...responseVariants, 'afterSomerset'] as const;

export type SomersetModel = (typeof somersetModels)[number];

/** Where the predictions of such a model stand among all. */
export const underModel = (name: SomersetModel, id: string): string => `under.${name}.${id}`;

/** England's figures come from thousands of practices, so fewer draws show as much. */
const englandShare = 4;

/** Every cell of every practice is compared before and after, so fewer practices tell enough. */
const thresholdPractices = 1500;

/** All questions, the longest first. */
export function validationTasks({ scenarios, draws, seed, practices }: ValidationRequest): readonly ValidationTask[] {
  const question = (loaded: LoadedScenario): Question => ({
    loaded,
    draws,
    seed,
    ...(practices === undefined ? {} : { practices }),
  });
  const england = (
    loaded: LoadedScenario,
    policy: string,
    populationYear: SyntheticYear,
    ...years: readonly ContractYear[]
  ): ValidationTask => ({
    kind: 'england',
    ...question(loaded),
    draws: Math.ceil(draws / englandShare),
    years,
    populationYear,
    policy,
  });
  const { national, covidYears } = scenarios;
  return [
    england(national, 'national', '2016-17', '2015-16', '2016-17', '2017-18', '2018-19', '2019-20'),
    england(covidYears, 'protected', '2022-23', '2020-21', '2021-22', '2022-23'),
    { kind: 'scotland', ...question(scenarios.scotland) },
    // The county is small: all of its practices, always.
    { kind: 'somerset', loaded: scenarios.somerset, draws, seed },
    ...somersetModels.map((name): ValidationTask => {
      const structure =
        name === 'afterSomerset'
          ? resolveStructure(undefined, name)
          : resolveStructure({ response: name }, 'beforeSomerset');
      return { kind: 'somersetUnder', name, structure, loaded: scenarios.somerset, draws, seed };
    }),
    { kind: 'northernIreland', ...question(scenarios.northernIreland) },
    england(national, 'national', '2016-17', '2014-15'),
    { kind: 'keepQof', ...question(national) },
    { kind: 'everybody', ...question(national) },
    {
      kind: 'thresholds',
      loaded: national,
      draws: Math.ceil(draws / englandShare),
      seed,
      practices: Math.min(practices ?? thresholdPractices, thresholdPractices),
    },
    { kind: 'countyEvaluation', loaded: scenarios.somerset, draws, seed },
    { kind: 'beliefs', ...question(national) },
    { kind: 'access', ...question(national) },
  ];
}

/** Same task, same bytes. */
export async function answerTask(task: ValidationTask): Promise<Predictions> {
  switch (task.kind) {
    case 'england':
      return englandYears(task);
    case 'somerset':
      return somerset(task);
    case 'somersetUnder': {
      const { loaded, structure, name } = task;
      const found = somerset({ ...task, loaded: { ...loaded, scenario: { ...loaded.scenario, structure } } });
      return Object.fromEntries(Object.entries(found).map(([id, values]) => [underModel(name, id), values]));
    }
    case 'northernIreland':
      return northernIreland(task);
    case 'scotland':
      return scotland(task);
    case 'beliefs':
      return withdrawalBeliefs(task);
    case 'access':
      return capacityAndDemand(task);
    case 'everybody':
      return everybodyStops(task);
    case 'thresholds':
      return thresholdRise(task);
    case 'keepQof':
      return keepQof(task);
    case 'countyEvaluation':
      return countyEvaluation(task);
  }
}
