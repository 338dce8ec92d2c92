import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { brief } from '../report/brief/brief.js';
import { fittingScale, renderBriefHtml } from '../report/brief/renderBriefHtml.js';
import { renderBriefMarkdown } from '../report/brief/renderBriefMarkdown.js';
import { type Side, sides } from '../report/brief/sides.js';
import { outputFolder } from '../report/outputFolder.js';
import { findChromium } from './findChromium.js';
import { namedIn } from './namedIn.js';
import { printPdf } from './printPdf.js';
import { readRunFolder } from './runFolder.js';
import { writeAtomically } from './writeAtomically.js';

interface BriefFlags {
  readonly side: Side;
  readonly policy?: string;
  readonly out?: string;
}

/** How much smaller each further try is, where a page does not hold the brief. */
const shrink = 0.94;
const tries = 5;

/** `qofsim brief`: one page for one side of a negotiation. */
export function briefCommand(print: (text: string) => void = console.log): Command {
  return new Command('brief')
    .summary('one page for a negotiator from a finished run')
    .description(
      'Writes one page of A4 from a folder of results: the finding as title, three figures, who loses and what would protect them, the other side’s strongest case, what is not known. Every number in it is bound to a result. Markdown and HTML always, PDF where a Chromium is found (or named by QOFSIM_CHROMIUM).',
    )
    .argument('<folder>', 'folder of results, as qofsim run wrote it')
    .addOption(
      new Option('--side <side>', 'for whom: the General Practitioners Committee or the payer')
        .choices(sides)
        .default('gpc'),
    )
    .option('--policy <id>', 'policy that the page is about (default: the first that is not the comparator)')
    .option('--out <folder>', 'folder for brief-<side>.md, .html and .pdf (default: the folder of results)')
    .action((folder: string, flags: BriefFlags) => write(folder, flags, print));
}

async function write(folder: string, { side, policy, out }: BriefFlags, print: (text: string) => void): Promise<void> {
  const { results, record } = readRunFolder(folder);
  const chosen =
    policy === undefined
      ? {}
      : {
          policy: namedIn(
            '--policy',
            'policy of the run',
            policy,
            results.policies.map(({ id }) => id),
          ),
        };
  const page = brief(results, record, { side, ...chosen });
  const target = out === undefined ? folder : await outputFolder(out);
  mkdirSync(target, { recursive: true });
  const file = (ending: string) => join(out ?? folder, `brief-${side}.${ending}`);
  writeAtomically(file('md'), renderBriefMarkdown(page));
  const chromium = findChromium();
  let scale = fittingScale(page);
  let html = renderBriefHtml(page, scale);
  let printed = chromium === undefined ? { failure: 'no Chromium was found' } : printPdf(chromium, html);
  for (let i = 0; i < tries && 'pages' in printed && printed.pages > 1; i++) {
    scale *= shrink;
    html = renderBriefHtml(page, scale);
    printed = printPdf(chromium!, html);
  }
  writeAtomically(file('html'), html);
  if ('pdf' in printed) writeAtomically(file('pdf'), printed.pdf);
  print(`Wrote ${file('md')}, ${file('html')}${'pdf' in printed ? ` and ${file('pdf')}` : ''}.`);
  if ('failure' in printed) print(`No PDF: ${printed.failure}. Print ${file('html')} from a browser instead.`);
}
