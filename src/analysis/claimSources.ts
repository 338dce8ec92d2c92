import { contractYearOf } from '../contract/contractYear.js';
import { pressureShares } from '../model/pressure.js';
import { selectIndicators } from '../policy/selectIndicators.js';
import type { Population } from '../population/population.js';
import { practicesIn } from '../simulate/offeredTo.js';
import type { ClaimSources } from './claims.js';
import { meanOfVectors } from './meanOfVectors.js';
import { recordedAchievement } from './outcomeVectors.js';
import type { ScenarioVectors } from './scenarioVectors.js';

/** Where the figures of a scenario's claims come from. */
export function claimSources(vectors: ScenarioVectors, population: Population): ClaimSources {
  const { years } = vectors;
  return {
    worldsPerParameterSet: vectors.worlds,
    variantOfSet: vectors.variantOfSet,
    vectorOf: (policy, outcome, year) => vectors.vectorOf(vectors.indexOf(policy), outcome, year),
    achievementOf: (policy, selection, year) =>
      meanOfVectors(
        (year === undefined ? years : [vectors.yearRun(year)]).map((each) =>
          recordedAchievement(
            each,
            vectors.indexOf(policy),
            selectIndicators(selection, each.ruleset, () => 0, 'claims'),
          ),
        ),
      ),
    pressureOf: (level, month, areas) => {
      const { run } = vectors.yearRun(contractYearOf(`${month}-01`));
      const inside = practicesIn(areas, 'claims', 'areas', population);
      const calendar = Number(month.slice(5, 7));
      return pressureShares({
        draws: run.parameters,
        setOfDraw: run.setOfDraw,
        key: run.kernel.key,
        year: run.year,
        ...(run.capacityShock ? { capacityShock: run.capacityShock } : {}),
        practices: population.practices.filter((_, p) => inside[p] === 1),
        level,
        months: [(calendar + 8) % 12],
      });
    },
  };
}
