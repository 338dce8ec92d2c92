import { describe, expect, it } from 'vitest';
import { parameterInfluences } from '../../src/analysis/parameterInfluence.js';
import type { PracticeRow } from '../../src/analysis/practiceRows.js';
import { runScenario } from '../../src/analysis/runScenario.js';
import { studyScenario } from '../../src/analysis/studyScenario.js';
import { loadPopulation, loadScenario } from '../../src/documents/loadScenario.js';
import { areaRanking, isPatchwork } from '../../src/report/charts/areaRanking.js';
import type { ChartSpec } from '../../src/report/charts/chartSpec.js';
import { chartsFor } from '../../src/report/charts/chartsFor.js';
import { convergence } from '../../src/report/charts/convergence.js';
import { fanByYear } from '../../src/report/charts/fanByYear.js';
import { hoursAgainstIncome } from '../../src/report/charts/hoursAgainstIncome.js';
import { paymentWaterfall } from '../../src/report/charts/paymentWaterfall.js';
import { practicePayment } from '../../src/report/charts/practicePayment.js';
import { tornado } from '../../src/report/charts/tornado.js';
import { samplePolicy, sampleResults, sampleRows, sampleYears } from './sampleResults.js';
import { sampleInfluences, sampleRunning, sampleStatement } from './sampleStudy.js';

const results = sampleResults();

/** The values that a chart draws. */
const values = (chart: ChartSpec) => (chart as { data: { values: Record<string, number | string>[] } }).data.values;

describe('the figures of', () => {
  it('hours against income are the contrasts of each policy', () => {
    const drawn = values(hoursAgainstIncome(results));
    expect(drawn.map(({ policy }) => policy)).toEqual(['Suspension from February', 'Suspension for the whole year']);
    const { hoursReleasedPerPractice: hours, qofPaymentPerPractice: pay } = results.policies[1]!.contrasts;
    expect(drawn[0]).toMatchObject({ hoursMean: hours.mean, hoursQ05: hours.q05, hoursQ95: hours.q95 });
    expect(drawn[0]).toMatchObject({ moneyMean: pay.mean, moneyQ05: pay.q05, moneyQ95: pay.q95 });
  });

  it('the waterfall begin at nought, each where the last ended, and end at the change of payment', () => {
    const drawn = values(paymentWaterfall(results));
    for (const { title, contrasts } of results.policies.slice(1)) {
      const bars = drawn.filter(({ policy }) => policy === title);
      expect(bars).toHaveLength(4);
      const [earned, held, rest, total] = bars as [
        (typeof bars)[0],
        (typeof bars)[0],
        (typeof bars)[0],
        (typeof bars)[0],
      ];
      const price = results.policies[0]!.outcomes.qofPaymentPerPractice.mean / 533.4;
      expect(earned).toMatchObject({ from: 0 });
      expect(earned.to).toBeCloseTo(contrasts.pointsPerPractice.mean * price, 6);
      expect(held.from).toBe(earned.to);
      expect(Number(held.change)).toBeCloseTo(
        (contrasts.pointsPaidPerPractice.mean - contrasts.pointsPerPractice.mean) * price,
        6,
      );
      expect(rest.from).toBe(held.to);
      expect(rest.to).toBeCloseTo(contrasts.qofPaymentPerPractice.mean, 6);
      expect(total).toMatchObject({ from: 0, to: contrasts.qofPaymentPerPractice.mean });
      expect(total.q95).toBe(contrasts.qofPaymentPerPractice.q95);
    }
  });

  it('the ranking are means over the practices of an area, in order, with every area in the table', () => {
    const rows = sampleRows(results, 30);
    const chart = areaRanking(results, rows, {
      measure: 'qofPaymentChange',
      areas: [{ code: 'A0', name: 'First <area>' }],
    });
    const drawn = values(chart).filter(({ policy }) => policy === 'Suspension from February');
    expect(drawn.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect([...drawn].sort((a, b) => Number(a.mean) - Number(b.mean))).toEqual(drawn);
    const own = rows.filter(({ policy, area }) => policy === 'late' && area === 'A0');
    const mean = own.reduce((sum, row) => sum + row.qofPaymentChange, 0) / own.length;
    expect(drawn.find(({ area }) => area === 'First <area>')).toMatchObject({ practices: own.length, mean });
    expect(chart.usermeta.table.rows).toHaveLength(7);
  });

  it('the fan are the levels of each year, shares in percent, beside the mean of the comparator', () => {
    const years = sampleYears();
    const drawn = values(fanByYear(years));
    const last = years.policies[1]!.byYear[2]!.outcomes.recordedAchievement;
    expect(drawn.find(({ policy, year }) => policy === 'late' && year === '2018-19')).toMatchObject({
      mean: 100 * last.mean,
      q05: 100 * last.q05,
      q25: 100 * last.q25,
      q95: 100 * last.q95,
      comparator: 100 * years.policies[0]!.byYear[2]!.outcomes.recordedAchievement.mean,
    });
    expect(drawn).toHaveLength(9);
  });

  it('the tornado are those of the parameters that stand out, and of all where none does', () => {
    const chart = tornado(results, sampleInfluences);
    expect(values(chart).map(({ parameter, low, high }) => [parameter, low, high])).toEqual([
      ['qofHoursPer1000Patients', 40, 170],
      ['hoursReleasedFraction', 70, 130],
    ]);
    expect(values(chart)[0]!.lowFrom).toBeCloseTo(40 - 1.96 * 4, 12);
    const noise = sampleInfluences.parameters.map((row) => ({
      ...row,
      importance: { ...row.importance, clear: false },
    }));
    const none = tornado(results, { ...sampleInfluences, parameters: noise });
    expect(values(none)).toHaveLength(3);
    expect(none.usermeta.notes.join(' ')).toContain('None stands out from noise');
  });

  it('the payment of a practice add up to its statement', () => {
    const [offered, lost, prevalence, size, total] = values(practicePayment(sampleStatement));
    const { points, pointsAvailable, pointValue, areas } = sampleStatement;
    expect(offered!.to).toBeCloseTo(pointsAvailable * pointValue, 9);
    expect(lost!.to).toBeCloseTo(points * pointValue, 9);
    // By area, another way: points x value x disease factor, before the list-size index.
    const adjusted = areas.flatMap(({ indicators, points, diseaseFactor }) =>
      indicators.length > 0 ? indicators.map((line) => line.points * line.factor) : [points * (diseaseFactor ?? 1)],
    );
    expect(prevalence!.to).toBeCloseTo(adjusted.reduce((sum, x) => sum + x, 0) * pointValue, 1);
    expect(size!.to).toBe(sampleStatement.total);
    expect(total).toMatchObject({ from: 0, to: sampleStatement.total });
  });

  it('convergence are the running means with 1.96 errors on each side', () => {
    const drawn = values(convergence(results, [sampleRunning]));
    expect(drawn.map(({ draws }) => draws)).toEqual([20, 80, 320]);
    expect(drawn[0]!.mean).toBeCloseTo(-2, 12);
    expect(drawn[0]!.to).toBeCloseTo(-2 + 100 * 1.96 * 0.002, 12);
  });
});

describe('the report shows', () => {
  const ids = (given: typeof results, rows: readonly PracticeRow[] = []) =>
    chartsFor(given, rows).map(({ usermeta }) => usermeta.id);

  it('hours against income and the waterfall where hours and pay move', () => {
    expect(ids(results)).toEqual(expect.arrayContaining(['hours-against-income', 'payment-waterfall']));
    const still = sampleResults({
      policies: [samplePolicy('national', 'National', 0), samplePolicy('nothing', 'Nothing', 0)],
    });
    expect(ids(still)).not.toContain('hours-against-income');
    expect(ids(still)).not.toContain('payment-waterfall');
  });

  it('areas only where some act and others do not', () => {
    const rows = sampleRows(results, 30);
    expect(isPatchwork(rows)).toBe(false);
    expect(ids(results, rows)).not.toContain('area-ranking-hours');
    const patchwork = rows.map((row) => (row.area === 'A3' ? { ...row, participation: 0 } : row));
    expect(isPatchwork(patchwork)).toBe(true);
    expect(ids(results, patchwork)).toContain('area-ranking-hours');
  });
});

describe('a study', () => {
  const loaded = loadScenario('scenarios/england-2016-17.yaml');
  const scenario = {
    ...loaded.scenario,
    draws: 100,
    policies: loaded.scenario.policies.filter(({ id }) => id === 'national' || id === 'suspension-protected'),
    population: { synthetic: { year: '2016-17' as const, practices: 12, seed: 'qofsim' } },
  };
  const { population } = loadPopulation({ ...loaded, scenario });
  const outcome = 'hoursReleasedPerPractice';
  const suspension = 'suspension-protected';

  it('has the results of the run, whose estimate is the last of the running ones', async () => {
    const study = await studyScenario(scenario, population, { workers: 1 });
    const { results: alone } = await runScenario(scenario, population, { workers: 1 });
    expect(study.results).toEqual(alone);
    const whole = alone.policies[1]!.contrasts[outcome];
    const { points } = study.running(suspension, outcome);
    expect(points[0]!.draws).toBe(20);
    expect(points.at(-1)).toEqual({ draws: 100, estimate: whole });
    expect(study.draws(suspension, outcome)).toHaveLength(100);

    const { figure, parameters } = study.influences(suspension, outcome);
    expect(figure).toEqual(whole);
    expect(parameters.length).toBeGreaterThan(2);
    // Hours rest on how many there are: more of them, more released.
    const hours = parameters.find(({ prior }) => prior.name === 'qofHoursPer1000Patients')!;
    expect(hours.low.mean).toBeLessThan(whole.mean);
    expect(hours.high.mean).toBeGreaterThan(whole.mean);
    const shares = parameters.map(({ importance }) => importance.share);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });

  it('refuses to rank parameters from too few sets', () => {
    expect(() => parameterInfluences({} as never, { ...scenario, draws: 40 }, suspension, outcome)).toThrow(
      /at least 100/,
    );
  });
});
