import type { OutcomeId } from '../documents/resultsSchema.js';
import type { OutcomeMeaning } from './outcomeUncertainty.js';

/** What the outcomes of health beyond deaths and of cost to the NHS mean. */
export const healthDefinitions = {
  admissionsFromCareForgone: {
    title: 'Emergency admissions from care forgone',
    unit: 'admissions per 100,000 a year',
    definition:
      'Emergency admissions for ambulatory care sensitive conditions in the contract year, for every 100,000 registered patients, that follow from care forgone in it and in the earlier years of the scenario; below nought they are averted.',
    layer: 'health',
    betterIs: 'lower',
  },
  qalysLost: {
    title: 'Health lost, by mortality study',
    unit: 'QALYs',
    definition:
      "Quality-adjusted life-years that all practices' patients lose by the deaths and admissions that follow from the year's care forgone, then and later, discounted; released hours left out. Not to be added to the pathway's.",
    layer: 'health',
    betterIs: 'lower',
  },
  qalysLostByPathway: {
    title: 'Health lost, by risk factors',
    unit: 'QALYs',
    definition:
      "The same another way: quality-adjusted life-years lost by major cardiovascular events that follow from the year's forgone control of blood pressure, cholesterol and HbA1c alone. Not to be added to the other.",
    layer: 'health',
    betterIs: 'lower',
  },
  qalysFromReleasedHours: {
    title: 'Health by released hours, as set',
    unit: 'QALYs',
    definition:
      'Quality-adjusted life-years that released hours bring at the value which the scenario sets for them; nought unless it sets one, because nobody knows it.',
    layer: 'health',
    betterIs: 'higher',
  },
  breakEvenQalysPer1000Hours: {
    title: 'Break-even health by released hours',
    unit: 'QALYs per 1,000 hours',
    definition:
      'Quality-adjusted life-years that every 1,000 released hours would have to bring to outweigh those lost by care forgone (by mortality study); nought where no hours are released. Whether they do is not known.',
    layer: 'health',
    betterIs: 'lower',
  },
  admissionsCost: {
    title: 'Cost of admissions from care forgone',
    unit: 'GBP',
    definition:
      "Cost to the NHS of all emergency admissions that follow from the year's care forgone, then and later, discounted, over all practices.",
    layer: 'cost',
    betterIs: 'lower',
  },
  pathwayCost: {
    title: 'Cost of events, by risk factors',
    unit: 'GBP',
    definition:
      "First-year cost to the NHS of the major cardiovascular events that follow from the year's forgone control; part of the pathway, not to be added to the cost of admissions.",
    layer: 'cost',
    betterIs: 'lower',
  },
  nhsCost: {
    title: 'Cost to the NHS',
    unit: 'GBP',
    definition:
      'Cost to the payer and cost of admissions from care forgone, over all practices; drugs, tests and the time of practice staff are not counted.',
    layer: 'cost',
    betterIs: 'lower',
  },
  nhsCostWithStaffTime: {
    title: 'Cost to the NHS, staff time valued',
    unit: 'GBP',
    definition:
      'Cost to the NHS less what the released hours are worth as staff time, local hours taken off; no cash is saved by them.',
    layer: 'cost',
    betterIs: 'lower',
  },
} satisfies Partial<Record<OutcomeId, OutcomeMeaning>>;
