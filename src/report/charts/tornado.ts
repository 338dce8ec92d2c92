import type { FigureInfluences, ParameterInfluence } from '../../analysis/parameterInfluence.js';
import type { Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate } from '../formatEstimate.js';
import { importanceInWords } from '../parameters/registerRows.js';
import { wrapText } from '../wrapText.js';
import { type ChartSpec, chartFrame } from './chartSpec.js';
import { chartWidth, palette } from './palette.js';

/** Bars at most: further down there is only noise. */
const mostBars = 10;

/** Pixels of the labels at the left and of a row; characters of a line of a label. */
const axisWidth = 235;
const rowHeight = 50;
const labelWidth = 36;

/** Ends of a 95% interval in standard errors. */
const standardErrors = 1.96;

/**
 * The parameters that matter for one figure: for each a bar from the mean where the parameter is low to the mean where it is
 * high, widest in share of uncertainty on top. Parameters that do not stand out from noise are left out, unless none does.
 */
export function tornado(results: Results, { policy, outcome, figure, parameters }: FigureInfluences): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const policyTitle = alternatives.find(({ id }) => id === policy)?.title ?? policy;
  const definition = results.outcomeDefinitions[outcome];
  const clear = parameters.filter(({ importance }) => importance.clear);
  const shown = (clear.length > 0 ? clear : parameters).slice(0, mostBars);
  if (shown.length === 0) throw new Error(`no parameter moves ${outcome} under ${policy}`);
  const scale = definition.unit === 'share of one' ? 100 : 1;
  const unit = definition.unit === 'share of one' ? 'percentage points' : definition.unit;
  const title = `Parameters that matter: ${definition.title.toLowerCase()}, ${policyTitle}`;
  const write = (mean: number) => formatEstimate({ ...figure, mean }, { signed: true });
  return {
    ...chartFrame(
      {
        id: `tornado-${policy}-${outcome}`,
        title,
        notes: [
          `Difference to ${comparator.title}. Bar: mean in the fifth of worlds with the lowest (orange, hollow dot) and the highest (blue, full dot) value of the parameter. Line through it: mean of all.`,
          `Thin line: 95% interval of that mean (Monte Carlo error). Percent: share of the uncertainty that the parameter explains alone.${clear.length > 0 ? '' : ' None stands out from noise.'}`,
        ],
        table: {
          caption: `${title}: figure at both ends of each parameter`,
          header: ['Parameter', 'Lowest fifth', 'Highest fifth', 'Share of uncertainty', 'Confidence'],
          rows: shown.map((row) => [
            `${row.prior.name}: ${row.prior.scope}`,
            write(row.low.mean),
            write(row.high.mean),
            importanceInWords(row.importance),
            row.prior.confidence,
          ]),
        },
      },
      `Bars, one for each parameter, from the figure where it is low to the figure where it is high. ${shown
        .map(
          (row) =>
            `${row.prior.name}: ${write(row.low.mean)} to ${write(row.high.mean)}, ${importanceInWords(row.importance)} of the uncertainty.`,
        )
        .join(' ')}`,
    ),
    data: {
      values: shown.map((row) => ({
        parameter: row.prior.name,
        label: `${wrapText(spaced(row.prior.name), labelWidth)}\n${importanceInWords(row.importance)}, ${row.prior.confidence} confidence`,
        low: row.low.mean * scale,
        high: row.high.mean * scale,
        ...ends('low', row.low, scale),
        ...ends('high', row.high, scale),
      })),
    },
    width: chartWidth - axisWidth,
    height: { step: rowHeight },
    layer: layers(figure.mean * scale, `${definition.title}, ${unit}`),
  };
}

const ends = (name: string, { mean, standardError }: ParameterInfluence['low'], scale: number) => ({
  [`${name}From`]: (mean - standardErrors * standardError) * scale,
  [`${name}To`]: (mean + standardErrors * standardError) * scale,
});

/** A parameter's name as words, so that it can be broken over lines: 'nurseConsultMinutes' is 'nurse consult minutes'. */
const spaced = (name: string): string =>
  name
    .replace(/\./g, ', ')
    .replace(/([a-z0-9])([A-Z])/g, (_, before: string, capital: string) => `${before} ${capital.toLowerCase()}`);

function layers(mean: number, axisTitle: string) {
  const y = { field: 'label', type: 'nominal' as const, sort: null, title: null };
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: wrapText(axisTitle, 40).split('\n'),
    scale: { zero: false },
    axis: { tickCount: 5 },
  });
  const side = (field: 'low' | 'high', dy: number) => {
    const color = field === 'low' ? palette.lossFromGreat[1] : palette.gainToGreat[2];
    return [
      {
        mark: { type: 'bar' as const, height: 12, color, opacity: 0.75 },
        encoding: { x: x(field), x2: { datum: mean }, y },
      },
      {
        mark: { type: 'rule' as const, color: palette.ink, yOffset: dy, y2Offset: dy },
        encoding: { x: x(`${field}From`), x2: { field: `${field}To` }, y },
      },
      {
        mark: {
          type: 'point' as const,
          filled: true,
          size: 45,
          color: field === 'low' ? 'white' : color,
          stroke: color,
          strokeWidth: 1.5,
          opacity: 1,
          yOffset: dy,
        },
        encoding: { x: x(field), y },
      },
    ];
  };
  return [
    ...side('low', -3),
    ...side('high', 3),
    {
      data: { values: [{}] },
      mark: { type: 'rule' as const, color: palette.ink },
      encoding: { x: { datum: mean, type: 'quantitative' as const } },
    },
  ];
}
