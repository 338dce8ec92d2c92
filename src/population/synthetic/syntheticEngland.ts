import { loadIncomeStreams } from '../../facts/incomeStreams.js';
import type { Population } from '../population.js';
import { type SyntheticCountryOptions, syntheticCountry } from './syntheticCountry.js';

export type SyntheticEnglandOptions = Omit<SyntheticCountryOptions, 'nation' | 'codePrefix' | 'remark' | 'income'>;

/**
 * A country of practices that do not exist but have the published list sizes, ages, deprivation, registers, areas and
 * contracts of England in one year (docs/synthetic-england.md). The whole country is always drawn, so a practice and the
 * national prevalence are the same in every subset.
 * @throws InputError for facts of another year, an unknown area or an impossible number of practices
 */
export const syntheticEngland = (options: SyntheticEnglandOptions): Population =>
  syntheticCountry({
    ...options,
    nation: 'England',
    codePrefix: 'SYN',
    remark: 'not real practices',
    income: loadIncomeStreams(),
  });
