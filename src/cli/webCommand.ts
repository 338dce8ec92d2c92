import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { InputError } from '../inputError.js';

/** The page as `make web` builds it. */
const builtPage = fileURLToPath(new URL('../web/what-if.html', import.meta.url));

/** What opens a file in the browser that its user has chosen. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
const usualOpener = ['xdg-open'];

/** `qofsim web`: the what-if page, one file that runs the engine in a browser. */
export function webCommand(print: (text: string) => void = console.log, page = builtPage): Command {
  return new Command('web')
    .summary('open the what-if page: the same engine in a browser, offline')
    .description(
      'Opens the what-if page, one HTML file that loads nothing, and prints where it is. It is built by make web.',
    )
    .option('--no-open', 'only print where it is')
    .action(({ open }: { readonly open: boolean }) => {
      if (!existsSync(page)) {
        throw new InputError({
          where: page,
          found: 'no such file',
          allowed: 'the what-if page, which is built from the engine',
          mend: 'Run make web (or npm run web) first.',
        });
      }
      print(page);
      if (open) openInBrowser(pathToFileURL(page).href);
    });
}

/** Without a browser that can be started the path that was printed has to do. */
function openInBrowser(address: string): void {
  const [command, ...words] = openers[process.platform] ?? usualOpener;
  const opener = spawn(command!, [...words, address], { detached: true, stdio: 'ignore' });
  opener.on('error', () => console.error('No browser could be started; open this file in one.'));
  opener.unref();
}
