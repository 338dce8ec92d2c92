import { type ContractYear, contractYearStarting, startYear } from '../contract/contractYear.js';

/** All contract years from one to another, both included; none where the second lies before the first. */
export const contractYearsFrom = (first: ContractYear, last: ContractYear): readonly ContractYear[] =>
  Array.from({ length: Math.max(0, startYear(last) - startYear(first) + 1) }, (_, i) =>
    contractYearStarting(startYear(first) + i),
  );

/** A contract year so many years earlier. */
export const yearsBefore = (year: ContractYear, count: number): ContractYear =>
  contractYearStarting(startYear(year) - count);

/** Contract years that a scenario may have: as far as the effects of practices are carried on. */
export const mostScenarioYears = 5;
