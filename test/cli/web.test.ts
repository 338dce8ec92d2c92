import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { webCommand } from '../../src/cli/webCommand.js';
import { InputError } from '../../src/inputError.js';
import { temporaryFolder } from '../e2e/qofsim.js';

describe('qofsim web', () => {
  it('prints where the page is', () => {
    const page = join(temporaryFolder(), 'what-if.html');
    writeFileSync(page, '<!DOCTYPE html>');
    const printed: string[] = [];
    webCommand((text) => printed.push(text), page).parse(['--no-open'], { from: 'user' });
    expect(printed).toEqual([page]);
  });

  it('says how to build a page that is not there', () => {
    const command = webCommand(() => {}, join(temporaryFolder(), 'what-if.html'));
    expect(() => command.parse(['--no-open'], { from: 'user' })).toThrow(InputError);
    expect(() => command.parse(['--no-open'], { from: 'user' })).toThrow(/what-if.html: found no such file.*make web/);
  });
});
