import type { OutcomeDefinition } from '../documents/resultsSchema.js';

const income = { layer: 'income', uncertainty: ['epistemic', 'aleatory'] } as const;

/** What the outcomes of a practice's accounts mean: cash, cost, profit, income of partners. */
export const accountDefinitions = {
  qofReceivedPerPractice: {
    title: 'QOF money received per practice',
    unit: 'GBP',
    definition:
      'QOF money that reaches practices in the contract year: pay on account for the year, the balance of the year before, and what is paid month by month, averaged over practices; before the first year the national contract is taken to have run undisturbed.',
    ...income,
    betterIs: 'neither',
  },
  qofBalancePerPractice: {
    title: 'QOF balance to be settled',
    unit: 'GBP',
    definition:
      'QOF payment earned for the contract year less what was received of it in the year, which is settled in the next (below nought: taken back), averaged over practices.',
    ...income,
    betterIs: 'neither',
  },
  costAvoidedPerPractice: {
    title: 'Cost avoided per practice',
    unit: 'GBP',
    definition:
      'Staff cost of the hours released that the practice really saves (overtime, locums, posts left open), averaged over practices.',
    ...income,
    betterIs: 'higher',
  },
  netIncomeChangePerPractice: {
    title: 'Income change after cost avoided',
    unit: 'GBP',
    definition:
      'Change of income against the comparator, with the cost avoided added, averaged over practices: the change of profit.',
    ...income,
    betterIs: 'higher',
  },
  practiceProfit: {
    title: 'Profit per practice',
    unit: 'GBP',
    definition:
      'Income less deductions and expenses, with the cost avoided added, averaged over practices; expenses are those of the undisturbed national contract and do not fall with income.',
    ...income,
    betterIs: 'higher',
  },
  incomePerPartner: {
    title: 'Income per full-time partner',
    unit: 'GBP',
    definition:
      'Profit of all practices over their full-time equivalent partners, before tax; private income and, from 2020/21, Covid and network money are left out.',
    ...income,
    betterIs: 'higher',
  },
  shareOfPartnersLosingOver1Percent: {
    title: 'Practices whose partners lose over 1%',
    unit: 'share of one',
    definition:
      'Share of practices whose profit, and so the income of their partners, is lower by more than one percent than under the comparator in the same world.',
    ...income,
    betterIs: 'lower',
  },
  shareOfPartnersLosingOver5Percent: {
    title: 'Practices whose partners lose over 5%',
    unit: 'share of one',
    definition: 'The same, by more than five percent.',
    ...income,
    betterIs: 'lower',
  },
} as const satisfies Readonly<Record<string, OutcomeDefinition>>;

export type AccountOutcome = keyof typeof accountDefinitions;
