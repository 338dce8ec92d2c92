import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../../src/report/charts/chartSpec.js';
import { policyComparison } from '../../../src/report/charts/policyComparison.js';
import { toDataFrame } from '../../../src/report/dataFrame.js';
import { chartBundle } from '../../../src/report/notebook/chartBundle.js';
import { type DisplayData, displayChart } from '../../../src/report/notebook/displayChart.js';
import { frameHtml } from '../../../src/report/notebook/frameHtml.js';
import { progressTo } from '../../../src/report/notebook/progressTo.js';
import { outcomeRows } from '../../../src/report/outcomeRows.js';
import { renderSvg } from '../../../src/report/renderChart.js';
import { sampleResults } from '../sampleResults.js';

const results = sampleResults();
const chart = policyComparison(results);

const pictureOf = (markdown: string) => Buffer.from(/base64,([^)]*)\)$/.exec(markdown)![1]!, 'base64').toString('utf8');

describe('a chart in a notebook', () => {
  it('is Vega-Lite, a picture with alternative text, and text', async () => {
    const bundle = await chartBundle(chart);
    const spec = bundle['application/vnd.vegalite.v5+json'] as ChartSpec;
    expect(spec.usermeta).toBeUndefined();
    const values = (of: unknown) => (of as { data: { values: readonly { mean: number }[] } }).data.values;
    expect(values(spec)).toHaveLength(values(chart).length);
    for (const [i, { mean }] of values(chart).entries()) {
      const kept = values(spec)[i]!.mean;
      expect(Math.abs(kept - mean)).toBeLessThanOrEqual(1e-7 * Math.abs(mean));
      expect(String(kept).replace(/[-.]/g, '').length).toBeLessThanOrEqual(9);
    }
    expect(bundle['text/plain']).toBe(chart.description);
    expect(bundle['text/markdown']).toMatch(/^!\[Panels of dots with intervals/);
  });

  it('says and draws in its picture what the drawing does', async () => {
    const words = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map((found) => found[1]);
    const picture = pictureOf((await chartBundle(chart))['text/markdown']);
    const drawing = await renderSvg(chart);
    expect(words(picture)).toEqual(words(drawing));
    const shapes = (svg: string) => [...svg.matchAll(/<(path|line|rect)\b/g)].length;
    expect(shapes(picture)).toBe(shapes(drawing));
    expect(picture.match(/font-family=/g)).toHaveLength(1);
  });

  it('is refused without alternative text', async () => {
    for (const description of ['', '  ']) {
      await expect(chartBundle({ ...chart, description })).rejects.toThrow('policy-comparison has no alternative text');
    }
    const { description: _, ...without } = chart;
    await expect(chartBundle(without as ChartSpec)).rejects.toThrow('no alternative text');
  });

  it('keeps its picture whatever brackets the names have', async () => {
    const { 'text/markdown': markdown } = await chartBundle({ ...chart, description: 'Two ](x) \\ [y]\nlines 1.' });
    expect(markdown).toMatch(/^!\[Two \)\(x\) \/ \(y\) lines 1\.\]\(data:image\/svg\+xml;base64,[^)]+\)$/);
  });

  it('goes to the kernel as one output, and nowhere outside a notebook', async () => {
    const written: DisplayData[] = [];
    await displayChart(chart, (display) => written.push(display));
    expect(written).toHaveLength(1);
    expect(Object.keys(written[0]!.data)).toHaveLength(3);
    await expect(displayChart(chart)).rejects.toThrow('inside a tslab notebook only');
  });
});

describe('tables in a notebook', () => {
  it('escape their text and write whole words', async () => {
    const frame = await toDataFrame([{ '<name>': '<b>A surgery with a very long name</b>', pounds: -1234.567 }]);
    const table = frameHtml(frame as never);
    expect(table).toContain('&#60;b&#62;A surgery with a very long name&#60;/b&#62;');
    expect(table).toContain('&#60;name&#62;');
    expect(table).toContain('>−1,234.57</td>');
    expect(table).not.toContain('<b>');
  });

  it('of results have a row for each policy and outcome, with the figures of the results', async () => {
    const frame = await toDataFrame(results);
    const rows = outcomeRows(results);
    expect(frame.shape).toEqual([rows.length, 10]);
    expect(rows).toHaveLength(results.policies.length * Object.keys(results.outcomeDefinitions).length);
    const { contrasts, outcomes } = results.policies[1]!;
    expect(rows.find(({ policy, outcome }) => policy === 'late' && outcome === 'qofPaymentPerPractice')).toMatchObject({
      level: outcomes.qofPaymentPerPractice.mean,
      change: contrasts.qofPaymentPerPractice.mean,
      changeQ95: contrasts.qofPaymentPerPractice.q95,
    });
  });
});

it('progress is one line that ends with all', () => {
  const lines: string[] = [];
  const progress = progressTo({ text: (words) => lines.push(words) });
  for (let done = 1; done <= 200; done++) progress(done, 200);
  expect(lines.length).toBeLessThan(25);
  expect(lines.at(-1)).toBe('All practices simulated');
});
