// Derives data/income/streams-2016-17.json from the published file 'NHS Payments to General Practice, England, 2016-17'
// (NHS Digital): pounds per registered patient by stream and contract type, how they vary between practices and go together.
// The file itself is no part of the project. node scripts/derive-income-streams.mjs <payments.csv or .csv.gz> [out.json]

import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { linearRegression, mean, quantileSorted, sampleCorrelation, sampleStandardDeviation } from 'simple-statistics';
import { normalQuantile } from '../dist/random/normalQuantile.js';

const [path, out = new URL('../data/income/streams-2016-17.json', import.meta.url).pathname] = process.argv.slice(2);
if (!path) throw new Error('say where the published file is: node scripts/derive-income-streams.mjs <payments.csv.gz>');
const bytes = readFileSync(path);
const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('latin1');
const records = parse(text, { columns: (names) => names.map((name) => name.trim()) });

/** Columns of the file by stream; every column between 'Global Sum' and the total, but for the QOF, is in one of them. */
const streams = {
  globalSum: ['Global Sum'],
  pmsBalance: ['Balance of PMS Expenditure'],
  correctionFactor: ['MPIG Correction factor'],
  seniority: ['Seniority'],
  premises: ['Premises Payments'],
  nationalEnhancedServices: [
    'Childhood Vaccination and Immunisation Scheme',
    'GP Extended Hours Access',
    'Facilitating Timely Diagnosis and Support for People with Dementia',
    'Influenza and Pneumococcal Immunisations',
    'Learning Disabilities',
    'Minor Surgery',
    'Rotavirus and Shingles Immunisation',
    'Services for Violent Patients',
    'Unplanned Admissions',
    'Out Of Area in Hours Urgent Care',
    'Meningitis',
    'Total National Enhanced Services',
  ],
  localEnhancedServices: ['Total Local Enhanced Services'],
  dispensing: ['Prescribing Fee Payments', 'Dispensing Fee Payments', 'Reimbursement of Drugs'],
  other: [
    'Doctors.Retainer.Scheme.Payments',
    'Total Locum Allowances',
    'Prolonged Study Leave',
    'Appraisal Costs',
    'PCO Admin Other',
    'General Practice Forward View',
    'Information Management and Technology',
    'Non DES Item Pneumococcal Vaccine, Childhood Immunisation Main Programme',
    'Other Payments',
  ],
};
const qof = 'Total QOF Payments';
const total = 'Total NHS Payments to General Practice';
const deductions = 'Deductions for Pensions, Levies and Prescription Charge Income';
const list = 'Number of Registered Patients (Last Known Figure)';
const weighted = 'Number of Weighted Patients (Last Known Figure)';

const number = (record, column) => {
  const value = Number(record[column]?.replaceAll(',', ''));
  if (!(column in record) || !Number.isFinite(value))
    throw new Error(`no number in ${column} of ${record['Practice Code']}`);
  return value;
};
const all = records.map((record) => ({
  contract: record['Contract Type'],
  dispensing: record['Dispensing Practice'] === 'Yes',
  list: number(record, list),
  weighted: number(record, weighted),
  qof: number(record, qof),
  total: number(record, total),
  deductions: number(record, deductions),
  columns: record,
  streams: Object.fromEntries(
    Object.entries(streams).map(([id, columns]) => [id, columns.reduce((sum, c) => sum + number(record, c), 0)]),
  ),
}));
for (const { streams: own, qof: q, total: t, columns } of all) {
  const sum = Object.values(own).reduce((x, y) => x + y, q);
  if (Math.abs(sum - t) > 0.05) throw new Error(`streams of ${columns['Practice Code']} are ${sum}, not ${t}`);
}
const practices = all.filter((practice) => practice.list >= 1000);
const sumOf = (rows, value) => rows.reduce((sum, row) => sum + value(row), 0);
const round = (value, digits) => Number(value.toFixed(digits));
const perPatient = (rows, value) => round(sumOf(rows, value) / sumOf(rows, (row) => row.list), 4);
const contracts = ['GMS', 'PMS', 'APMS'];
const of = (contract) => practices.filter((practice) => practice.contract === contract);

// Quantiles of pounds per patient. Beyond the outer half percent, which holds walk-in centres and corrections, none is kept.
const probabilities = [
  0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995,
];
const quantiles = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return probabilities.map((p) => [p, round(quantileSorted(sorted, p), 3)]);
};

// What is drawn for a practice: one variable each, pounds per patient, among practices of its kind.
const isOf = (contract) => (practice) => practice.contract === contract;
const byContract = Object.fromEntries(contracts.map((contract) => [contract, isOf(contract)]));
const variables = {
  core: {
    value: (r) => (r.streams.globalSum + r.streams.pmsBalance) / r.weighted,
    kinds: byContract,
    keep: (r) => r.weighted > 0,
  },
  correctionFactor: { value: (r) => r.streams.correctionFactor / r.list, kinds: byContract },
  seniority: { value: (r) => r.streams.seniority / r.list, kinds: byContract },
  premises: { value: (r) => r.streams.premises / r.list, kinds: byContract },
  nationalEnhancedServices: { value: (r) => r.streams.nationalEnhancedServices / r.list, kinds: byContract },
  localEnhancedServices: { value: (r) => r.streams.localEnhancedServices / r.list, kinds: byContract },
  dispensing: {
    value: (r) => r.streams.dispensing / r.list,
    kinds: { dispensing: (r) => r.dispensing, others: (r) => !r.dispensing },
  },
  other: { value: (r) => r.streams.other / r.list, kinds: byContract },
};

// Normal scores: ranks within the kind, ties in the middle, so that a variable is standard normal in every kind.
const scoresOf = (values) => {
  const order = [...values.keys()].sort((a, b) => values[a] - values[b]);
  const scores = new Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]] === values[order[from]]) to++;
    for (let i = from; i <= to; i++) scores[order[i]] = normalQuantile(((from + to) / 2 + 0.5) / order.length);
    from = to + 1;
  }
  return scores;
};
const complete = practices.filter((r) => r.weighted > 0 && contracts.includes(r.contract));
const columns = Object.fromEntries(
  Object.entries(variables).map(([name, { value, kinds }]) => {
    const column = new Array(complete.length).fill(Number.NaN);
    for (const belongs of Object.values(kinds)) {
      const members = [...complete.keys()].filter((i) => belongs(complete[i]));
      scoresOf(members.map((i) => value(complete[i]))).forEach((score, j) => {
        column[members[j]] = score;
      });
    }
    return [name, column];
  }),
);
// Two attributes that synthetic practices have explain a part: score = a list + b ratio + residual.
const byList = scoresOf(complete.map((r) => r.list));
const byRatio = scoresOf(complete.map((r) => r.weighted / r.list));
const ratioOnList = linearRegression(byList.map((x, i) => [x, byRatio[i]])).m;
const ownRatio = byRatio.map((y, i) => y - ratioOnList * byList[i]);
const names = Object.keys(variables);
const coefficients = {};
const residuals = {};
for (const name of names) {
  // Regression on two variables by way of the part of the ratio that the list does not explain.
  const first = linearRegression(byList.map((x, i) => [x, columns[name][i]])).m;
  const second = linearRegression(ownRatio.map((x, i) => [x, columns[name][i]])).m;
  const a = first - second * ratioOnList;
  coefficients[name] = { list: round(a, 3), weightedOverRegistered: round(second, 3) };
  residuals[name] = columns[name].map((y, i) => y - a * byList[i] - second * byRatio[i]);
}
const residualCorrelation = names.map((a) =>
  names.map((b) => (a === b ? 1 : round(sampleCorrelation(residuals[a], residuals[b]), 3))),
);

const described = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    mean: round(mean(sorted), 3),
    sd: round(sampleStandardDeviation(sorted), 3),
    quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map((p) => [p, round(quantileSorted(sorted, p), 4)]),
  };
};
const result = {
  about:
    'What NHS England paid practices in 2016/17 by stream: per registered patient, by contract type, and how it varies between practices. Written by scripts/derive-income-streams.mjs from the published file.',
  unit: 'GBP per registered patient a year; core: per weighted patient',
  year: '2016-17',
  certainty: 'derived',
  source: 'NHS Payments to General Practice, England, 2016-17, NHS Digital (Open Government Licence v3.0)',
  note: 'Practices with 1,000 or more registered patients. Drug costs that are reimbursed are income here and expenses elsewhere.',
  practices: practices.length,
  patients: sumOf(practices, (r) => r.list),
  totalPerPatient: perPatient(practices, (r) => r.total),
  qofPerPatient: perPatient(practices, (r) => r.qof),
  deductionsPerPatient: perPatient(practices, (r) => -r.deductions),
  streams: Object.fromEntries(
    Object.entries(streams).map(([id, parts]) => [
      id,
      {
        perPatient: perPatient(practices, (r) => r.streams[id]),
        byContract: Object.fromEntries(contracts.map((c) => [c, perPatient(of(c), (r) => r.streams[id])])),
        shareReceiving: Object.fromEntries(
          contracts.map((c) => [c, round(of(c).filter((r) => r.streams[id] !== 0).length / of(c).length, 3)]),
        ),
        parts: Object.fromEntries(parts.map((c) => [c, perPatient(practices, (r) => number(r.columns, c))])),
      },
    ]),
  ),
  dispensing: {
    dispensing: perPatient(
      practices.filter((r) => r.dispensing),
      (r) => r.streams.dispensing,
    ),
    others: perPatient(
      practices.filter((r) => !r.dispensing),
      (r) => r.streams.dispensing,
    ),
  },
  variables: Object.fromEntries(
    names.map((name) => {
      const { value, kinds, keep = () => true } = variables[name];
      return [
        name,
        {
          ...coefficients[name],
          residualSd: round(sampleStandardDeviation(residuals[name]), 3),
          quantiles: Object.fromEntries(
            Object.entries(kinds).map(([kind, belongs]) => [
              kind,
              quantiles(practices.filter((r) => keep(r) && belongs(r)).map(value)),
            ]),
          ),
        },
      ];
    }),
  ),
  residualCorrelation: { order: names, matrix: residualCorrelation },
  acrossPractices: {
    allPaymentsPerPatient: described(practices.map((r) => r.total / r.list)),
    withoutQofPerPatient: described(practices.map((r) => (r.total - r.qof) / r.list)),
    qofShareOfPayments: described(practices.filter((r) => r.total > 0).map((r) => r.qof / r.total)),
  },
};
const json = JSON.stringify(result, null, 1)
  // Pairs and rows of numbers on one line.
  .replace(/\[\s+((?:-?[\d.e-]+,\s+)*-?[\d.e-]+)\s+\]/g, (_, inner) => `[${inner.split(/,\s+/).join(', ')}]`);
writeFileSync(out, `${json}\n`);
console.log(
  `${out}: ${practices.length} practices, ${result.totalPerPatient} pounds per patient, QOF ${result.qofPerPatient}`,
);
