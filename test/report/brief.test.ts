import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { PolicyResult, Results } from '../../src/documents/resultsSchema.js';
import { unexplainedIn } from '../../src/report/abbreviations.js';
import { binder } from '../../src/report/brief/binder.js';
import { brief } from '../../src/report/brief/brief.js';
import { renderBriefHtml } from '../../src/report/brief/renderBriefHtml.js';
import { renderBriefMarkdown } from '../../src/report/brief/renderBriefMarkdown.js';
import { sides } from '../../src/report/brief/sides.js';
import { Bound, plainText, words } from '../../src/report/brief/words.js';
import { sampleEstimate, samplePolicy, sampleResults, sampleRun } from './sampleResults.js';

/** Policies that cost, that free hours and that lose quality; the second is protected at a price. */
const results = sampleResults();
const pageOf = (from: Results, side: (typeof sides)[number] = 'gpc', policy?: string) =>
  brief(from, sampleRun, { side, ...(policy === undefined ? {} : { policy }) });
const bodyOf = (html: string) => html.slice(html.indexOf('<body>'));
const withContrast = (id: string, mean: number, sd: number): Results => ({
  ...results,
  policies: results.policies.map((policy): PolicyResult => {
    if (policy.id !== 'late') return policy;
    const { unit } = results.outcomeDefinitions[id as 'practiceIncome'];
    return { ...policy, contrasts: { ...policy.contrasts, [id]: sampleEstimate(unit, mean, sd) } };
  }),
});

describe('the text of a brief', () => {
  const bound = new Bound('draws', '400');

  it('takes bound texts', () => {
    expect(plainText(words`In ${bound} worlds, well-known.`)).toBe('In 400 worlds, well-known.');
  });

  it.each([
    ['a digit', () => words`In 400 worlds`],
    ['a digit beside a bound text', () => words`In ${bound}0 worlds`],
    ['a unit', () => words`${bound}%`],
    ['a currency', () => words`by £${bound}`],
    ['a sign', () => words`−${bound}`],
    ['a hyphen as a sign', () => words`by -${bound}`],
    ['a number in letters', () => words`nine in ${bound}`],
    ['a part in letters', () => words`half of ${bound}`],
  ])('refuses %s that is bound to nothing', (_, write) => {
    expect(write).toThrow(/bound to no result/);
  });

  it('has no such number anywhere in the source, also where this run does not get to', () => {
    const folder = new URL('../../src/report/brief/', import.meta.url);
    const literals = readdirSync(folder).flatMap((name) => {
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'words') {
          const { template } = node;
          found.push(
            ...(ts.isNoSubstitutionTemplateLiteral(template)
              ? [template.text]
              : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)]),
          );
        }
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(name, readFileSync(new URL(name, folder), 'utf8'), ts.ScriptTarget.ESNext, true));
      return found;
    });
    expect(literals.length).toBeGreaterThan(60);
    const refused = literals.filter((literal) => {
      try {
        words([literal] as unknown as TemplateStringsArray);
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toEqual([]);
  });
});

describe.each(sides)('the brief for %s', (side) => {
  const page = pageOf(results, side);
  const html = renderBriefHtml(page);
  const markdown = renderBriefMarkdown(page);

  it('has no number that is not bound to a place, and each place exists', () => {
    const body = bodyOf(html);
    const unbound = body
      .replace(/<span (?:class="figure" )?data-path="[^"]*">[^<]*<\/span>/g, '')
      .replace(/<[^>]*>/g, '');
    expect(unbound).not.toMatch(/[\p{N}£%+−]/u);
    for (const [, path] of body.matchAll(/data-path="([^"]*)"/g)) {
      if (/^(run\.json|data\/)/.test(path!)) continue;
      const value = (path!.match(/[^.[\]]+/g) ?? []).reduce<unknown>(
        (from, key) => (from as Record<string, unknown> | undefined)?.[key],
        results,
      );
      expect(value, path).toBeDefined();
    }
    // A number that was written beside the bound ones would be seen.
    expect(
      body
        .replace('Who loses', 'Who loses 12')
        .replace(/<span [^>]*>[^<]*<\/span>/g, '')
        .replace(/<[^>]*>/g, ''),
    ).toMatch(/12/);
  });

  it('has the finding as title, three figures, and says the same in both forms', () => {
    expect(page.figures).toHaveLength(3);
    const title = plainText(page.title);
    expect(html).toContain(`<title>${title.replaceAll("'", '&#39;')}</title>`);
    expect(markdown.split('\n').find((line) => line.startsWith('# '))).toBe(`# ${title}`);
    for (const { figure } of page.figures)
      for (const text of [html, markdown]) expect(text).toContain(plainText(figure));
  });

  it('says directions in words and never doubles a sign', () => {
    for (const text of [html, markdown]) expect(text).not.toMatch(/by [−+-]|−\(|-£|−−|\+−/);
  });

  it('explains every abbreviation', () => {
    expect(unexplainedIn(html)).toEqual([]);
    expect(unexplainedIn(markdown)).toEqual([]);
  });

  it('loads and runs nothing, and is the same for the same run', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/<script|(?:src|href)=|url\(/);
    expect(renderBriefHtml(pageOf(results, side))).toBe(html);
  });
});

describe('what a brief says', () => {
  it('is of the policy asked for', () => {
    expect(plainText(pageOf(results).title)).toMatch(
      /^Suspension from February: QOF work falls by 96 hours a practice/,
    );
    expect(plainText(pageOf(results, 'gpc', 'whole-year').title)).toMatch(/^Suspension for the whole year/);
  });

  it('follows the sign of the figure, and commits itself only where the interval has one sign', () => {
    const title = (mean: number, sd: number) =>
      plainText(pageOf(withContrast('qofPaymentPerPractice', mean, sd)).title);
    expect(title(-1200, 200)).toContain('QOF payment falls by £1,200 a practice');
    expect(title(1200, 200)).toContain('QOF payment rises by £1,200 a practice');
    expect(title(300, 1000)).toContain('QOF payment may rise or fall');
  });

  it('says what protection makes a policy safe, from the run', () => {
    const losers = (policy: string) => pageOf(results, 'gpc', policy).losers.map(plainText).join(' ');
    expect(losers('late')).toContain(
      'Protection: none is needed. Without any, at most 5% of practices lose more than 1% of income in all 400 simulated worlds.',
    );
    expect(losers('whole-year')).toContain(
      'Protection: with a floor of 87% of what National QOF would have paid each practice, at most 5% of practices lose more than 1% of income in 95% of worlds; without it, in 40% of simulated worlds.',
    );
  });

  it('gives the other side what the run is clear about, the surest first', () => {
    const gpc = pageOf(withContrast('careForgone', 0.01, 0.0001)).otherSide;
    expect(plainText(gpc.title)).toBe('The strongest case of the payer');
    expect(plainText(gpc.points[0]!)).toMatch(/^Care is forgone/);
    const unsure = pageOf(withContrast('recordedAchievement', -0.01, 0.1))
      .otherSide.points.map(plainText)
      .join(' ');
    expect(unsure).not.toContain('Recorded achievement falls');
  });

  it('is made of a run with one policy, and of results of an earlier program', () => {
    const alone = pageOf(sampleResults({ policies: [results.policies[0]!] }));
    expect(plainText(alone.losers[0]!)).toMatch(/Nothing is compared/);
    expect(renderBriefHtml(alone)).toContain('the average practice earns');
    const old = results.policies.map((policy) => {
      const { protection: _, ...whoLoses } = policy.whoLoses;
      return { ...policy, whoLoses };
    });
    expect(renderBriefMarkdown(pageOf(sampleResults({ policies: old })))).not.toContain('Protection');
  });

  it('shows planted marks of any text as they are written', () => {
    const planted = '<script>alert(1)</script> | *x* `y`';
    const { policies } = results;
    const named = sampleResults({
      scenario: { id: 'x', title: planted, question: planted },
      warnings: [planted, planted],
      policies: [policies[0]!, samplePolicy('late', planted, 1)],
    });
    const page = pageOf(named);
    expect(renderBriefHtml(page)).not.toContain('<script');
    const markdown = renderBriefMarkdown(page);
    expect(markdown).not.toContain('<script');
    expect(markdown).toContain('&lt;script&gt;alert(1)&lt;/script&gt; \\| \\*x\\* \\`y\\`');
    for (const line of markdown.split('\n').filter((text) => text.startsWith('|')))
      expect(line.replaceAll('\\|', '').split('|')).toHaveLength(5);
  });

  it('refuses a place that does not hold what it prints', () => {
    const bind = binder(results, sampleRun);
    expect(() => bind.mean(['policies', 0, 'title'], 'level')).toThrow(/policies\[0\]\.title .* not an estimate/);
    expect(() => bind.text(['policies', 9, 'title'])).toThrow(/not a text/);
    expect(() => bind.percent(['seed'])).toThrow(/not a number/);
  });
});
