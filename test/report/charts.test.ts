import fc from 'fast-check';
import type { TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { achievementChangeByCareType } from '../../src/report/charts/achievementChangeByCareType.js';
import { areaRanking } from '../../src/report/charts/areaRanking.js';
import { byYear } from '../../src/report/charts/byYear.js';
import type { ChartSpec } from '../../src/report/charts/chartSpec.js';
import { chartsFor } from '../../src/report/charts/chartsFor.js';
import { convergence } from '../../src/report/charts/convergence.js';
import { fanByYear } from '../../src/report/charts/fanByYear.js';
import { hoursAgainstIncome } from '../../src/report/charts/hoursAgainstIncome.js';
import { incomeChangeDistribution } from '../../src/report/charts/incomeChangeDistribution.js';
import { nationalAchievement } from '../../src/report/charts/nationalAchievement.js';
import { paymentWaterfall } from '../../src/report/charts/paymentWaterfall.js';
import { policyComparison } from '../../src/report/charts/policyComparison.js';
import { practicePayment } from '../../src/report/charts/practicePayment.js';
import { releasedHourCurve } from '../../src/report/charts/releasedHourCurve.js';
import { startCurve } from '../../src/report/charts/startCurve.js';
import { tornado } from '../../src/report/charts/tornado.js';
import { winnersAndLosers } from '../../src/report/charts/winnersAndLosers.js';
import { renderSvg } from '../../src/report/renderChart.js';
import { emptyMarks } from './emptyMarks.js';
import { sampleCostEffectiveness } from './sampleCostEffectiveness.js';
import { sampleCurve, samplePolicy, sampleResults, sampleRows, sampleYears } from './sampleResults.js';
import { sampleInfluences, sampleRunning, sampleStatement } from './sampleStudy.js';

const results = sampleResults();
const years = sampleYears();
const charts: readonly ChartSpec[] = [
  policyComparison(results),
  winnersAndLosers(results),
  achievementChangeByCareType(results),
  incomeChangeDistribution(results, sampleRows(results)),
  nationalAchievement(results),
  startCurve(results, sampleCurve),
  byYear(years),
  releasedHourCurve(results),
  hoursAgainstIncome(results),
  paymentWaterfall(results),
  areaRanking(results, sampleRows(results)),
  fanByYear(years),
  tornado(results, sampleInfluences),
  convergence(results, [sampleRunning]),
  practicePayment(sampleStatement),
];

/** They show how practices or areas differ, or plain arithmetic, not what is uncertain. */
const withoutInterval = /^(income-change-distribution|area-ranking-.*|practice-payment)$/;

/** The values that a chart draws. */
const values = (chart: ChartSpec) => (chart as { data: { values: Record<string, number | string>[] } }).data.values;

describe.each(charts.map((chart) => [chart.usermeta.id, chart] as const))('the chart %s', (id, chart) => {
  it('compiles without a warning and is drawn the same twice', async () => {
    const drawing = await renderSvg(chart);
    expect(drawing).toMatch(/^<svg [\s\S]*<\/svg>$/);
    expect(drawing).not.toMatch(/NaN|undefined|Infinity/);
    expect(await renderSvg(chart)).toBe(drawing);
  });

  it('has something to draw for every mark', async () => {
    expect(await emptyMarks(chart)).toEqual([]);
  });

  it('has alternative text with figures, and a table of all that is drawn', () => {
    expect(chart.description).toMatch(/\d/);
    expect(chart.description.endsWith('.')).toBe(true);
    const { caption, header, rows } = chart.usermeta.table;
    expect(caption).not.toBe('');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(header.length);
  });

  it('says in its subtitle which interval is drawn, or that there is none', () => {
    const { subtitle } = (chart as { title: { subtitle: readonly string[] } }).title;
    expect(subtitle.join(' ')).toMatch(withoutInterval.test(id) ? /No interval/ : /interval/i);
  });
});

describe('the names of policies in the charts', () => {
  /** What a drawing says, lines of a label joined; Vega writes a text of several lines as tspans. */
  const wordsOf = (svg: string) =>
    [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)].map((match) =>
      match[1]!
        .replace(/<\/tspan>/g, ' ')
        .replace(/<[^>]*>/g, '')
        .trim(),
    );
  const long = 'Suspension of every indicator from the twenty-fifth of January to the end of March, income';
  const titles = ['National QOF', `${long} protected`, `${long} not protected`];
  const named = {
    ...years,
    policies: years.policies.map((policy, i) => ({ ...policy, title: titles[i]! })),
  };

  it.each(chartsFor(named, sampleRows(named)).map((chart) => [chart.usermeta.id, chart] as const))(
    'stand in %s in full, so that no two look alike',
    async (_, chart) => {
      const words = wordsOf(await renderSvg(chart));
      for (const title of titles.slice(1)) expect(words).toContain(title);
      expect(words.join('')).not.toContain('…');
    },
  );

  it('carry the id where two policies have one title', async () => {
    const twins = { ...years, policies: years.policies.map((policy) => ({ ...policy, title: 'The same' })) };
    for (const chart of chartsFor(twins, sampleRows(twins))) {
      const words = wordsOf(await renderSvg(chart));
      expect(words).toContain('The same (late)');
      expect(words).toContain('The same (whole-year)');
    }
  });

  it.each([1, 2, 3, 4, 5, 7])('fit with %d policies beside the comparator, all charts about as wide', async (count) => {
    const others = Array.from({ length: count }, (_, i) =>
      samplePolicy(`p${i}`, `Suspension from week ${i}, protected`, i + 1),
    );
    const policies = [years.policies[0]!, ...others.map((other) => ({ ...other, byYear: years.policies[1]!.byYear }))];
    const many = {
      ...years,
      curves: [{ ...sampleCurve, policy: 'p0' }],
      policies,
      costEffectiveness: sampleCostEffectiveness(policies),
    };
    for (const chart of chartsFor(many, sampleRows(many, 40))) {
      const width = Number(/viewBox="0 0 (\d+)/.exec(await renderSvg(chart))![1]);
      expect(width).toBeGreaterThan(500);
      expect(width).toBeLessThan(700);
    }
  });
});

describe('the figures in the charts', () => {
  const late = () => results.policies[1]!;

  it('are those of the results, shares in percentage points', () => {
    const drawn = values(policyComparison(results)).filter((value) => value.policy === 'Suspension from February');
    const late = results.policies[1]!;
    expect(drawn.map((value) => [value.outcome, value.mean])).toEqual([
      ['qofPaymentPerPractice', late.contrasts.qofPaymentPerPractice.mean],
      ['hoursReleasedPerPractice', 96],
      ['recordedAchievement', -2.13],
    ]);
  });

  it('are of income where money does not go through the QOF, without panels of noughts', () => {
    const national = samplePolicy('national', 'National QOF', 0);
    const contrasts = { ...national.contrasts, practiceIncome: late().contrasts.practiceIncome };
    const fund = sampleResults({ policies: [national, { ...national, id: 'fund', title: 'Fund', contrasts }] });
    expect(values(policyComparison(fund)).map(({ outcome, mean }) => [outcome, mean])).toEqual([
      ['practiceIncome', 352],
    ]);
  });

  it('weight indicators by points in the mean of a type of care', () => {
    const outcome = values(achievementChangeByCareType(results)).find(
      (value) => value.policy === 'Suspension from February' && value.careType === 'outcome' && 'group' in value,
    );
    expect(outcome?.group).toBeCloseTo((100 * (20 * -0.021 + 17 * -0.018)) / 37, 12);
  });

  it('of a curve are those of its points in order of time, in a panel for each outcome that moves', async () => {
    const shuffled = { ...sampleCurve, points: [...sampleCurve.points].reverse() };
    const chart = startCurve(results, shuffled);
    const hours = values(chart).filter(({ outcome }) => outcome === 'hoursReleasedPerPractice');
    expect(hours.map(({ from, mean }) => [from, mean])).toEqual([
      ['2016-04-01', 600],
      ['2016-10-01', 350],
      ['2017-02-01', 100],
    ]);
    const achievement = values(chart).find(({ outcome }) => outcome === 'recordedAchievement');
    expect(achievement).toMatchObject({ mean: -6 });
    expect(Number(achievement!.q05)).toBeCloseTo(-6.658, 9);
    // Payment is nought on every day.
    expect(new Set(values(chart).map(({ outcome }) => outcome))).toEqual(
      new Set(['hoursReleasedPerPractice', 'hoursReleasedPerPracticeWeek', 'recordedAchievement']),
    );
    expect(chart.usermeta.table.rows.map(([day]) => day)).toEqual(['2016-04-01', '2016-10-01', '2017-02-01']);
    expect(await renderSvg(startCurve(results, sampleCurve))).toBe(await renderSvg(chart));
  });

  it('of a curve keep their days wherever the machine stands', async () => {
    const zone = process.env.TZ;
    try {
      const drawings = [];
      for (const there of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
        process.env.TZ = there;
        drawings.push(await renderSvg(startCurve(results, sampleCurve)));
      }
      expect(drawings[1]).toBe(drawings[0]);
      expect(drawings[0]).toContain('1 Apr 16');
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('of the years are differences to the comparator, or levels of a single policy', () => {
    const drawn = values(byYear(years)).filter(
      ({ policy, outcome }) => policy === 'Suspension from February' && outcome === 'hoursReleasedPerPractice',
    );
    expect(drawn.map(({ year, mean }) => [year, mean])).toEqual([
      ['2016-17', 48],
      ['2017-18', 96],
      ['2018-19', 144],
    ]);
    const alone = byYear({ ...years, policies: [years.policies[0]!] });
    expect(values(alone).find(({ outcome }) => outcome === 'qofHoursPerPractice')).toMatchObject({ mean: 1450 });
    expect(alone.usermeta.title).toBe('National QOF by year, 2016-17 to 2018-19');
  });

  it('come with years and curves only where there are some', () => {
    const ids = (given: Parameters<typeof chartsFor>[0]) => chartsFor(given, []).map((chart) => chart.usermeta.id);
    expect(ids(results)).not.toContain('by-year');
    expect(ids({ ...years, curves: [sampleCurve] })).toEqual(
      expect.arrayContaining(['by-year', 'start-curve-start-month']),
    );
    expect(ids({ ...years, policies: [years.policies[0]!] })).toEqual([
      'achievement-by-indicator',
      'by-year',
      'fan-recordedAchievement',
      'by-month',
    ]);
  });

  it('count every practice once in the histogram, whatever the changes', () => {
    const changes = fc.array(fc.double({ min: -90_000, max: 90_000, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(changes, (pounds) => {
        const template = sampleRows(results, 1)[1]!;
        const rows = pounds.map((change) => ({ ...template, income: 100_000 + change, incomeChange: change }));
        const bins = values(incomeChangeDistribution(results, rows)).filter(
          (bin) => bin.policy === 'Suspension from February',
        );
        expect(bins.reduce((sum, bin) => sum + Number(bin.practices), 0)).toBe(pounds.length);
        expect(bins.every((bin) => Number(bin.from) >= 0 || Number(bin.to) <= 0)).toBe(true); // 0 is an edge
      }),
    );
  });

  it('are of the national view when there is one policy', () => {
    const alone = sampleResults({ policies: [samplePolicy('national', 'National QOF', 0)] });
    expect(chartsFor(alone, []).map((chart) => chart.usermeta.id)).toEqual(['achievement-by-indicator', 'by-month']);
    expect(values(nationalAchievement(alone))[0]?.code).toBe('SMOK005');
  });

  it('leave out the histogram when there are no rows', () => {
    expect(chartsFor(results, []).map((chart) => chart.usermeta.id)).not.toContain('income-change-distribution');
  });
});

it('renderSvg refuses a specification that vega-lite would quietly cut down', async () => {
  const spec: TopLevelSpec = {
    data: { values: [{ a: 1 }] },
    mark: 'bar',
    encoding: { shape: { field: 'a', type: 'nominal' } },
  };
  await expect(renderSvg(spec)).rejects.toThrow(/vega-lite/);
});
