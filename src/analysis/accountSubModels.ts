import type { SubModel } from './subModel.js';

/** The parts that turn pay and released hours into money of practices and partners. */
export const accountSubModels = {
  income: {
    title: 'Practice income',
    described: 'docs/model.md 4.6',
    parameters: [],
    uses: ['practices'],
    rules: ['B10', 'B11', 'B12', 'B13'],
    data: ['data/income/{nation}.json', 'data/income/england.json', 'data/income/streams-2016-17.json'],
  },
  receipts: {
    title: 'When QOF money is received',
    described: 'docs/model.md 4.6',
    parameters: [],
    uses: ['payment'],
    rules: ['A51', 'A70'],
    data: ['data/contract/{nation}/{year}.json', 'data/contract/england/{year}.json'],
  },
  avoidedCost: {
    title: 'Cost that released hours save',
    described: 'docs/model.md 4.6',
    parameters: ['staffCostPerHour', 'avoidableCostShare'],
    uses: ['release'],
    rules: [],
    data: [],
    needs: 'response',
  },
  expenses: {
    title: 'Expenses, profit and partners',
    described: 'docs/model.md 4.6',
    parameters: ['expensesSpread'],
    uses: ['income', 'payment'],
    rules: ['B16'],
    data: ['data/income/partners.json', 'data/income/streams-2016-17.json'],
  },
} as const satisfies Readonly<Record<string, SubModel>>;
