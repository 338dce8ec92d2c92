import type { ContractYear } from '../../contract/contractYear.js';
import type { Domain, Nation, Ruleset } from '../../contract/ruleset.js';
import type { AchievementCalibration } from '../../facts/achievementCalibration.js';
import { nationalResults } from '../../facts/nationalResults.js';
import { loadRuleset } from '../../facts/rulesets.js';
import { settledYears } from '../../facts/settledYears.js';
import { indicatorPosterior } from '../../model/history/indicatorPosterior.js';
import type { WorldAddresses } from '../../model/history/pastEffects.js';
import type { PracticePosterior } from '../../model/history/practicePosterior.js';
import { totalsPosterior } from '../../model/history/totalsPosterior.js';
import { sizeScoreOf } from '../../model/practiceEffects.js';
import { settledEffects } from '../../model/settledEffects.js';
import type { Population, Practice, PracticeHistory } from '../../population/population.js';
import { achievementColumns } from '../../simulate/achievementColumns.js';
import { type Histories, isWithinReach } from '../../simulate/historyColumns.js';
import type { IndicatorPlan } from '../../simulate/plan.js';
import type { SimulatedReference } from '../../simulate/referenceWorlds.js';
import { checkHistory, checkResults } from './checkHistory.js';
import { indicatorRecords } from './indicatorRecords.js';
import { simulateReference } from './simulateReference.js';

/** What practices' histories say, and what a reader should know of it. */
export interface PracticeHistories {
  readonly histories: Histories;
  readonly notes: readonly string[];
}

/** The contract of a history's year with its fitted values. */
interface YearContract {
  readonly ruleset: Ruleset;
  readonly columns: IndicatorPlan;
  readonly effects: AchievementCalibration['effects'];
  readonly worlds: () => SimulatedReference;
}

/**
 * Effects of every practice given its history (docs/model.md 4.1). A history after the scenario's first year, or longer before it
 * than effects reach, is not used, and a note says so.
 * @throws InputError where a history has more points than its contract
 */
export function practiceHistories(
  { practices, nation }: Population,
  firstYear: ContractYear,
  calibration: AchievementCalibration,
): PracticeHistories {
  const withHistory = practices.filter(hasHistory);
  const used = withHistory.filter(({ history }) => isWithinReach(history.year, firstYear));
  const contracts = new Map<ContractYear, YearContract>();
  const contractOf = (year: ContractYear): YearContract => {
    const found = contracts.get(year) ?? yearContract(nation, year, calibration);
    contracts.set(year, found);
    return found;
  };
  const worlds = new Map<ContractYear, WorldAddresses>();
  const ofPractice = new Map(
    used.flatMap((practice) => {
      const { year } = practice.history;
      const contract = contractOf(year);
      const posterior = posteriorOf(practice, contract);
      if (!posterior) return [];
      if (posterior.kind === 'points') worlds.set(year, contract.worlds().addresses);
      return [[practice.code, { year, posterior }] as const];
    }),
  );
  return {
    histories: { ofPractice, worlds },
    notes: notesOf(
      withHistory,
      used.filter(({ code }) => ofPractice.has(code)),
      practices.length,
      firstYear,
    ),
  };
}

type WithHistory = Practice & { readonly history: PracticeHistory };

const hasHistory = (practice: Practice): practice is WithHistory => practice.history !== undefined;

function yearContract(nation: Nation, year: ContractYear, calibration: AchievementCalibration): YearContract {
  const ruleset = loadRuleset(nation, year);
  checkResults(ruleset);
  const results = nationalResults(ruleset);
  let worlds: SimulatedReference | undefined;
  return {
    ruleset,
    columns: achievementColumns(ruleset, results, calibration),
    effects: settledEffects(calibration.effects, settledYears(nation, year)),
    worlds: () => {
      worlds ??= simulateReference(ruleset, results, calibration);
      return worlds;
    },
  };
}

function posteriorOf(
  practice: WithHistory,
  { ruleset, columns, effects, worlds }: YearContract,
): PracticePosterior | undefined {
  const { history } = practice;
  checkHistory(practice.code, history, ruleset);
  const records = indicatorRecords(history.indicators ?? {}, ruleset, columns);
  const counted = records.filter(({ count }) => count !== undefined).length;
  if (counted > 0) return indicatorPosterior(records, sizeScoreOf(practice.list, effects.typicalList), effects);
  // Points of single indicators without counts say too little of the whole.
  if (history.points === undefined && history.domainPoints === undefined) return undefined;
  const available = (domain?: Domain) =>
    ruleset.indicators.reduce((sum, i) => sum + (domain === undefined || i.domain === domain ? i.points.value : 0), 0);
  const domains = new Map(
    Object.entries(history.domainPoints ?? {}).map(([domain, value]) => [
      domain,
      Math.min(1, value / available(domain as Domain)),
    ]),
  );
  const total = history.points ?? Object.values(history.domainPoints ?? {}).reduce((sum, value) => sum + value, 0);
  return totalsPosterior(worlds(), {
    list: practice.list,
    share: Math.min(1, total / available()),
    domains,
  });
}

function notesOf(
  withHistory: readonly WithHistory[],
  used: readonly WithHistory[],
  all: number,
  firstYear: ContractYear,
): readonly string[] {
  if (withHistory.length === 0) return [];
  const number = (value: number) => value.toLocaleString('en-GB');
  const years = (practices: readonly WithHistory[]) =>
    [...new Set(practices.map(({ history }) => history.year))].sort();
  const unused = withHistory.filter(({ history }) => !isWithinReach(history.year, firstYear));
  return [
    ...(used.length > 0
      ? [
          `The effects of ${number(used.length)} of ${number(all)} practices rest on their own results of ${years(used).join(', ')}; those of the others are drawn as of any practice.`,
        ]
      : []),
    ...(unused.length > 0
      ? [
          `The results of ${years(unused).join(', ')} of ${number(unused.length)} practices are not used: the scenario begins in ${firstYear}, and history may lie at most five years before that and not after it.`,
        ]
      : []),
  ];
}
