import type { Estimate, MonthResult, Results } from '../../documents/resultsSchema.js';
import type { ChartTable } from '../charts/chartSpec.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatRange, isExact } from '../formatEstimate.js';

const meanAndInterval = (estimate: Estimate, signed = false): string =>
  formatEstimate(estimate, { signed }) + (isExact(estimate) ? '' : `\n(${formatRange(estimate, 90, { signed })})`);

type Column = readonly [title: string, of: (month: MonthResult) => Estimate];

/** Demand, capacity and pressure by month under the comparator. */
export function pressureByMonth(results: Results): ChartTable {
  const { comparator } = comparedPolicies(results);
  const columns: readonly Column[] = [
    ['Capacity', ({ capacity }) => capacity.all],
    ['of it general practitioners', ({ capacity }) => capacity.generalPractitioner],
    ['nurses', ({ capacity }) => capacity.nurse],
    ['other clinical staff', ({ capacity }) => capacity.directPatientCare],
    ['Demand', ({ demand }) => demand.all],
    ['Winter adds to demand', ({ winterDemand }) => winterDemand],
    ['Winter takes of capacity', ({ winterAbsence }) => winterAbsence],
    ['Demand over capacity: 10%', ({ pressure }) => pressure.p10],
    ['median', ({ pressure }) => pressure.median],
    ['90% of practices', ({ pressure }) => pressure.p90],
    ['Green', ({ levels }) => levels.green],
    ['Amber', ({ levels }) => levels.amber],
    ['Red', ({ levels }) => levels.red],
    ['Black', ({ levels }) => levels.black],
    ['Unmet demand', ({ unmet }) => unmet],
  ];
  return {
    caption: `Demand, capacity and pressure by month under ${comparator.title}: mean (90% interval). Capacity and demand in hours, unmet demand in appointments, for every 1,000 patients a week. Almost wholly assumption`,
    header: ['Month', ...columns.map(([title]) => title)],
    rows: comparator.workload.months.map((month) => [
      month.month,
      ...columns.map(([, of]) => meanAndInterval(of(month))),
    ]),
  };
}

/** What every other policy releases and relieves, month by month. */
export function releasedByMonth(results: Results): ChartTable {
  const { alternatives } = comparedPolicies(results);
  const columns: readonly Column[] = [
    ["General practitioners' hours", ({ released }) => released.generalPractitioner],
    ["Nurses' hours", ({ released }) => released.nurse],
    ["Other clinicians' hours", ({ released }) => released.directPatientCare],
    ["Administrative staff's hours", ({ released }) => released.administration],
    ['Appointments offered', ({ offered }) => offered],
    ['Unmet demand', ({ unmet }) => unmet],
    ['Unmet demand relieved', ({ relieved }) => relieved],
    ['At red or black', ({ redOrBlack }) => redOrBlack],
  ];
  return {
    caption: `Hours released per practice a week, and appointments for every 1,000 patients a week: mean (90% interval). ${results.hoursBasis}`,
    header: ['Policy and month', ...columns.map(([title]) => title)],
    rows: alternatives.flatMap(({ title, workload }) =>
      workload.months.map((month) => [
        `${title}, ${month.month}`,
        ...columns.map(([, of]) => meanAndInterval(of(month))),
      ]),
    ),
  };
}

/** QOF hours of every indicator under the comparator, who works them, and what every other policy releases of them. */
export function hoursOfIndicators(results: Results): ChartTable {
  const { comparator, alternatives } = comparedPolicies(results);
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  return {
    caption: `QOF hours by indicator, per practice and year: mean (90% interval); who works them is an assumption. ${results.hoursBasis}`,
    header: [
      'Indicator',
      'Type of care',
      comparator.title,
      'General practitioners',
      'Nurses',
      'Other clinical',
      'Administration',
      ...alternatives.map(({ title }) => `${title}: released`),
    ],
    rows: comparator.workload.indicators.map(({ code, careType, hours, staff }) => [
      code,
      careType,
      meanAndInterval(hours),
      percent(staff.generalPractitioner),
      percent(staff.nurse),
      percent(staff.directPatientCare),
      percent(staff.administration),
      ...alternatives.map(({ workload }) => {
        const released = workload.indicators.find((indicator) => indicator.code === code)?.released;
        return released ? meanAndInterval(released) : 'not in this contract';
      }),
    ]),
  };
}
