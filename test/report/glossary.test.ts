import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/documents/loadScenario.js';
import { loadGlossary } from '../../src/facts/glossary.js';
import { occurrencesIn, unexplainedIn } from '../../src/report/abbreviations.js';
import { explainInHtml, explainInMarkdown, glossarySection } from '../../src/report/glossary.js';

describe('abbreviations of a text', () => {
  it('are words of capitals, not codes, names or tags', () => {
    const tokens = (text: string) => occurrencesIn(text).map(({ token }) => token);
    expect(tokens('QOF and QALYs, HbA1c of 12 pp; DM007 in 02V, SHA-256, READ.me, GPonline, McDevitt')).toEqual([
      'QOF',
      'QALYs',
      'HbA1c',
      'pp',
    ]);
  });

  it('are known where scenarios that come with the program have them', () => {
    const folder = new URL('../../scenarios/', import.meta.url);
    const unknown = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .flatMap((name) => {
        const { scenario } = loadScenario(new URL(name, folder).pathname);
        const words = [
          scenario.title,
          scenario.question,
          ...scenario.policies.map(({ title }) => title),
          ...(scenario.claims ?? []).flatMap((claim) => [claim.statement, claim.by, claim.source, claim.reading]),
        ];
        return words.flatMap((text) =>
          occurrencesIn(text).flatMap(({ token, term }) => (term ? [] : [`${name}: ${token}`])),
        );
      });
    expect(unknown).toEqual([]);
  });

  it('stand in the glossary once, sorted, and can be found there', () => {
    const shorts = loadGlossary().map(({ short }) => short);
    expect(new Set(shorts).size).toBe(shorts.length);
    expect(shorts).toEqual([...shorts].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    for (const asked of ['QOF', 'CPI', 'APDF', 'PCA', 'IIF', 'ICB', 'GPAS', 'GPC', 'PCN', 'QALY'])
      expect(shorts).toContain(asked);
    for (const short of shorts) expect(occurrencesIn(`the ${short} of`)[0]?.term?.short).toBe(short);
  });
});

describe('explained abbreviations', () => {
  it('are marked in HTML where they first stand, and nowhere else', () => {
    const page =
      '<h1>QOF in the NHS</h1><p title="QOF">QOF, QALYs</p><pre>GPC</pre><script>var PCN = "<p>ICB";</script>';
    expect(explainInHtml(page, 'element').text).toBe(
      '<h1><abbr title="Quality and Outcomes Framework">QOF</abbr> in the <abbr title="National Health Service">NHS</abbr></h1>' +
        '<p title="QOF">QOF, <abbr title="quality-adjusted life-years">QALYs</abbr></p><pre>GPC</pre><script>var PCN = "<p>ICB";</script>',
    );
  });

  it('are left alone where the text explains them already, across a line', () => {
    const page = '<p>The Quality and Outcomes\nFramework (QOF) is the QOF.</p>';
    expect(explainInHtml(page, 'element').text).toBe(page);
    expect(unexplainedIn(page)).toEqual([]);
  });

  it('are written out in Markdown, with a capital where a sentence begins; code stays', () => {
    expect(explainInMarkdown('# GPs and QOF\n\nQOF `NHS`').text).toBe(
      '# General practitioners (GPs) and Quality and Outcomes Framework (QOF)\n\nQOF `NHS`',
    );
  });

  it('stand in the list below with what they mean, and those of that meaning', () => {
    const { terms } = explainInHtml('<p>SPQS</p><svg><text>IIF</text></svg>', 'written');
    expect(terms.map(({ short }) => short)).toEqual(['IIF', 'SPQS']);
    const list = glossarySection(terms).text;
    for (const short of ['IIF', 'QOF', 'SPQS']) expect(list).toContain(`<dt>${short}</dt>`);
  });
});

describe('the check of a page', () => {
  it('finds an abbreviation that nobody knows, and one that is explained too late or only in the list', () => {
    expect(unexplainedIn('<p>The XYZ of NHS</p><p>National Health Service (NHS)</p>')).toEqual(['XYZ', 'NHS']);
    expect(
      unexplainedIn('<svg><text>QOF</text></svg><p><abbr title="Quality and Outcomes Framework">QOF</abbr></p>'),
    ).toEqual(['QOF']);
    expect(unexplainedIn('<p><abbr title="something else">QOF</abbr></p>')).toEqual(['QOF']);
  });

  it('is content with a page that was explained', () => {
    const page = '<p>QOF, NHS and pp; QALYs and a QALY</p>';
    expect(unexplainedIn(explainInHtml(page, 'element').text)).toEqual([]);
    expect(unexplainedIn(explainInHtml(page, 'written').text)).toEqual([]);
  });
});
