import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/documents/resultsSchema.js';
import { unexplainedIn } from '../../src/report/abbreviations.js';
import { type Episode, episodeFigures, episodeNumber } from '../../src/report/episodes/episode.js';
import { episodesMarkdown } from '../../src/report/episodes/episodesMarkdown.js';
import { episodesPage } from '../../src/report/episodes/episodesPage.js';
import { episodesTable } from '../../src/report/episodes/episodesTable.js';
import { sampleClaims, sampleEstimate, samplePolicy, sampleResults, sampleYears } from './sampleResults.js';

const national = samplePolicy('national', 'National QOF', 0);
const entitled = (title: string, question: string, changes: Partial<Results> = {}): Results => ({
  ...sampleYears(),
  ...changes,
  scenario: { id: 'x', title, question },
});
const episodes: readonly Episode[] = [
  { id: 'e01-national', results: entitled('National', 'What is paid?', { policies: [national], years: ['2016-17'] }) },
  { id: 'e05-leeds', results: entitled('Leeds', 'What is freed?', { claims: sampleClaims, assumptions: ['One.'] }) },
  { id: 'e13-fund' },
];
const page = episodesPage(episodes);
const words = (text: string) =>
  text
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page of episodes', () => {
  it('has for each its question, the finding, three figures a policy, its claims and a link', () => {
    const section = words(/<section aria-labelledby="e05-leeds">[\s\S]*?<\/section>/.exec(page)![0]);
    expect(section).toContain('E05: Leeds What is freed? England, 2016-17 to 2018-19.');
    expect(section).toContain('Rests on one assumption about terms that no source gives');
    expect(section).toContain('Suspension from February frees 96 hours a practice and year');
    expect(section).toContain(
      'Suspension for the whole year +211 +99 to +323 +£770 −£170 to +£1,720 −4.69 pp −6.9 to −2.5 pp',
    );
    expect(section).toContain('below 1 hour a week');
    expect(section).toContain('7% of simulated worlds');
    expect(page).toContain('<a href="e05-leeds/report.html">');
  });

  it('shows every claim beside the others, before the first episode', () => {
    const overview = page.slice(page.indexOf('id="claims"'), page.indexOf('<section'));
    expect(overview.match(/<tr><th scope="row">/g)).toHaveLength(sampleClaims.length);
    expect(overview).toContain('<a href="#e05-leeds">E05</a>');
  });

  it('names an episode that could not be run and links to nothing of it', () => {
    expect(words(page)).toContain('E13: e13-fund Could not be run; the messages are in the terminal.');
    expect(page).not.toContain('e13-fund/');
  });

  it('loads nothing, runs nothing, and every link inside it leads somewhere', () => {
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    expect(page).not.toMatch(/<script|@import|url\((?!#)|<[^>]*\son\w+=/);
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });

  it('explains every abbreviation where it is first used, and lists them', () => {
    expect(unexplainedIn(page)).toEqual([]);
    expect(page).toContain('<abbr title="Quality and Outcomes Framework">QOF</abbr>');
    expect(page).toContain('<dt>QOF</dt>');
  });

  it('labels synthetic practices, and only those', () => {
    expect(page).toContain('<strong>Synthetic practices.</strong>');
    const { population } = sampleResults();
    const real = entitled('Real', 'Who?', { population: { ...population, kind: 'imported', label: 'My county' } });
    expect(episodesPage([{ id: 'e02-real', results: real }])).not.toMatch(/synthetic practices/i);
  });

  it('makes planted HTML and Markdown harmless wherever they come from', () => {
    const planted = '</title><script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:b) | **c** \n# d';
    const keys = ['title', 'label', 'question', 'statement', 'by', 'source', 'reading', 'words'];
    const plant = JSON.parse(
      JSON.stringify(episodes, (key, value: unknown) =>
        keys.includes(key) && typeof value === 'string' ? `${value}${planted}` : value,
      ),
    ) as Episode[];
    const html = episodesPage(plant);
    expect(html).not.toMatch(/<script|<img/);
    const markdown = episodesMarkdown(plant);
    expect(markdown).not.toMatch(/(?<!\\)<(?:script|img)|(?<!\\)\[a|(?<!\\)\*\*c|^# d/m);
    // A bar that is not escaped would be one cell more.
    for (const line of markdown.split('\n').filter((text) => text.startsWith('| ')))
      expect(line.match(/(?<!\\)\|/g)).toHaveLength(5);
  });
});

describe('the episodes as Markdown', () => {
  it('say the same as the page', () => {
    const markdown = episodesMarkdown(episodes);
    expect(markdown).toContain('## E05: Leeds\n\n**What is freed?**');
    expect(markdown).toContain(
      '| Policy | Hours released per practice | QOF payment per practice | Recorded achievement |\n| --- | ---: | ---: | ---: |\n| Suspension from February | +96 (+45 to +147) | +£350 (−£80 to +£780) | −2.13 pp (−3.13 to −1.13 pp) |',
    );
    expect(markdown).toContain(
      'In the model: **+11.3 hours a week** (+5.4 to +17.2); holds in **7% of simulated worlds**.',
    );
    expect(markdown).toContain('[Report](e05-leeds/report.html)');
    expect(markdown).toContain('## E13: e13-fund\n\nCould not be run');
    expect(markdown).not.toMatch(/\n\n\n|undefined/);
  });
});

describe('the key figures of an episode', () => {
  it('are levels where there is one policy', () => {
    const { outcomes, rows } = episodeFigures(episodes[0]!.results!);
    expect(outcomes).toEqual(['Points earned per practice', 'QOF payment per practice', 'QOF hours per practice']);
    expect(rows).toEqual([
      {
        policy: 'National QOF',
        figures: [
          { mean: '533', interval: '530 to 537' },
          { mean: '£92,000', interval: '£91,400 to £92,600' },
          { mean: '1,450', interval: '760 to 2,140' },
        ],
      },
    ]);
  });

  it('leave out what no policy moves: of a fund the income and who loses', () => {
    const moved = {
      ...national,
      id: 'fund',
      title: 'Fund',
      contrasts: { ...national.contrasts, practiceIncome: sampleEstimate('GBP', 900, 90) },
      outcomes: { ...national.outcomes, shareOfPracticesLosing: sampleEstimate('share of one', 0.2, 0.01) },
    };
    const { outcomes, rows } = episodeFigures(sampleResults({ policies: [national, moved] }));
    expect(outcomes).toEqual(['Income per practice', 'Practices that lose income', 'Hours released per practice']);
    expect(rows[0]!.figures.map(({ mean }) => mean)).toEqual(['+£900', '20.0%', '0']);
  });

  it('are of episodes by number', () => {
    expect([episodeNumber('e05-leeds-deal-2017'), episodeNumber('national')]).toEqual(['E05', 'national']);
  });
});

describe('the episodes in a terminal', () => {
  it.each([80, 120, 160])('fit %d columns', (width) => {
    const text = episodesTable(episodes, { width });
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(width);
    expect(text).not.toContain('…');
    const column = (i: number) =>
      text
        .split('\n')
        .map((line) => line.split('│')[i]?.trim() ?? '')
        .join(' ');
    expect(column(1)).toContain('E05 Leeds');
    expect(column(2)).toContain('Suspension from February: +96; +£350; −2.13 pp');
    expect(column(3)).toContain('In the model +11.3 hours a week; holds in 7% of simulated worlds.');
  });
});
