// Writes the invented files of notebooks/data/nhs-2016-17 in the form in which the NHS publishes them: node scripts/write-example-practices.mjs
// The practices are those of two synthetic areas under other codes; their QOF payments are one simulated world of another seed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPopulation, loadScenario, runScenario } from '../dist/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}notebooks/data/nhs-2016-17`;

/** Registers that the NHS publishes with the part of the list that is old enough; all others with the whole list. */
const listTypes = {
  DM: '17OV',
  EP: '18OV',
  CKD: '18OV',
  DEP: '18OV',
  OB: '18OV',
  RA: '16OV',
  OST: '50OV',
  CVDPP: '30_74',
};
/** Invented share of a list in each of these ages. */
const shareOfList = { '16OV': 0.82, '17OV': 0.81, '18OV': 0.8, '50OV': 0.37, '30_74': 0.55 };
/** Registers that the program makes out of others. */
const combined = new Set(['SMOK_LTC', 'CHOL', 'CHOL_CKD']);
const areas = { A020: ['99A', 'NHS INVENTED NORTH CCG'], A021: ['99B', 'NHS INVENTED SOUTH CCG'] };
const practicesOfArea = 12;

const loaded = loadScenario(`${root}scenarios/national-2016-17.yaml`);
const scenario = {
  ...loaded.scenario,
  draws: 1,
  worldsPerParameterSet: 1,
  seed: 'another world',
  population: { synthetic: { year: '2016-17', areas: Object.keys(areas), seed: 'qofsim' } },
};
const { population } = loadPopulation({ ...loaded, scenario });
const { practices: rows } = await runScenario(scenario, population, { workers: 1 });
const chosen = Object.keys(areas)
  .flatMap((area) => population.practices.filter((practice) => practice.area === area).slice(0, practicesOfArea))
  .map((practice, i) => ({
    ...practice,
    published: `Z99${String(i + 1).padStart(3, '0')}`,
    place: areas[practice.area],
  }));

const csv = (lines) => `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
const pounds = (value) => value.toFixed(2);

const prevalence = chosen.flatMap(({ published, list, registers }) =>
  Object.entries(registers)
    .filter(([register]) => !combined.has(register))
    .map(([register, patients]) => {
      const type = listTypes[register];
      return [published, register, patients, type ?? 'TOTAL', type ? Math.round(list * shareOfList[type]) : list];
    }),
);
const organisations = chosen.map(({ published, place }, i) => [
  published,
  `Invented Surgery ${i + 1}`,
  ...place,
  'ENGLAND',
]);
const payments = chosen.map(
  ({ code, published, place, contract, dispensing, rural, list, weightedList, otherIncome }) => {
    const qof = rows.find((row) => row.practice === code).qofPayment;
    const other = Object.values(otherIncome.streams).reduce((sum, value) => sum + value, 0);
    const kind = [contract, dispensing ? 'Yes' : 'No', rural ? 'Rural' : 'Urban'];
    const money = [otherIncome.streams.globalSum, qof, other + qof].map(pounds);
    return [...place, published, ...kind, list, weightedList, ...money];
  },
);

mkdirSync(folder, { recursive: true });
const files = {
  'PREVALENCE_1617.csv': [
    ['PRACTICE_CODE', 'INDICATOR_GROUP_CODE', 'REGISTER', 'PATIENT_LIST_TYPE', 'PATIENT_LIST_SIZE'],
    ...prevalence,
  ],
  'ORGANISATION_REFERENCE_1617.csv': [
    ['PRACTICE_CODE', 'PRACTICE_NAME', 'CCG_CODE', 'CCG_NAME', 'COUNTRY'],
    ...organisations,
  ],
  'nhspaymentsgp-16-17.csv': [
    [
      ...['CCG Code', 'CCG NAME', 'Practice Code', 'Contract Type', 'Dispensing Practice', 'PracticeRurality'],
      'Number of Registered Patients (Last Known Figure)',
      'Number of Weighted Patients (Last Known Figure)',
      ...['Global Sum', 'Total QOF Payments', 'Total NHS Payments to General Practice'],
    ],
    ...payments,
  ],
};
for (const [name, lines] of Object.entries(files)) writeFileSync(`${folder}/${name}`, csv(lines));
writeFileSync(
  `${folder}/README.md`,
  `# Invented practices

These files have the form of the published files of 2016/17 (registers, organisations, payments) and hold no real practice:
\`scripts/write-example-practices.mjs\` made them from two synthetic areas, under codes (Z99...) and names that do not exist.
[Bring your own data](../../10-bring-your-own-data.ipynb) reads them; [docs/import.md](../../../docs/import.md) says where the real ones fit.
`,
);
console.log(`${chosen.length} practices, ${prevalence.length} registers: ${folder}`);
