import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../src/inputError.js';
import { replaceFiles } from '../../src/report/replaceFiles.js';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return { ...real, default: real, rename: vi.fn(real.rename), mkdir: vi.fn(real.mkdir), open: vi.fn(real.open) };
});
const faults = await import('node:fs/promises');

const temporary = () => realpathSync(mkdtempSync(path.join(tmpdir(), 'qofsim-replace-')));
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
const set = (generation: string) => ['a.json', 'b.csv', 'run.json'].map((name) => ({ name, text: generation }));
const all = (generation: string) => ({ 'a.json': generation, 'b.csv': generation, 'run.json': generation });

/** A folder of results of its own, with or without a file of the user in it. */
async function earlier(notes: boolean): Promise<string> {
  const folder = path.join(temporary(), 'results');
  await replaceFiles(folder, set('earlier'));
  if (notes) writeFileSync(path.join(folder, 'notes.txt'), 'mine');
  return folder;
}

const systemError = (code: string) => Object.assign(new Error(`${code}: injected`), { code, syscall: 'injected' });

afterEach(() => {
  for (const name of ['rename', 'mkdir', 'open'] as const)
    vi.mocked(faults[name])
      .mockReset()
      .mockImplementation(fs[name] as never);
  vi.restoreAllMocks();
});

describe('where results can be written', () => {
  it('makes a folder whose parents do not exist', async () => {
    const folder = path.join(temporary(), 'not', 'yet', 'there');
    await replaceFiles(folder, set('new'));
    expect(contents(folder)).toEqual(all('new'));
  });

  it.each([false, true])('replaces an earlier set and nothing else (other files: %s)', async (notes) => {
    const folder = await earlier(notes);
    await replaceFiles(folder, set('new'));
    expect(contents(folder)).toEqual({ ...all('new'), ...(notes ? { 'notes.txt': 'mine' } : {}) });
    expect(readdirSync(path.dirname(folder))).toEqual(['results']);
  });

  it("counts a file that is not in the new set as the user's", async () => {
    const folder = await earlier(false);
    await replaceFiles(folder, set('new').slice(0, 2));
    expect(contents(folder)).toEqual({ 'a.json': 'new', 'b.csv': 'new', 'run.json': 'earlier' });
  });

  it('writes through a link to a folder and keeps the link', async () => {
    const folder = await earlier(false);
    const link = path.join(temporary(), 'link');
    symlinkSync(folder, link);
    await replaceFiles(link, set('new'));
    expect(contents(folder)).toEqual(all('new'));
    expect(realpathSync(link)).toBe(folder);
  });

  it.each(['.', '..'])("writes into '%s' without taking the current directory away", async (directory) => {
    const folder = await earlier(false);
    if (directory === '..') mkdirSync(path.join(folder, 'below'));
    vi.spyOn(process, 'cwd').mockReturnValue(directory === '.' ? folder : path.join(folder, 'below'));
    const inode = (await fs.stat(folder)).ino;
    await replaceFiles(directory, set('new'));
    expect(readFileSync(path.join(folder, 'a.json'), 'utf8')).toBe('new');
    expect((await fs.stat(folder)).ino).toBe(inode);
  });

  it.each(['EACCES', 'EBUSY'])('renames inside where the folder itself cannot be swapped (%s)', async (code) => {
    const folder = await earlier(false);
    vi.mocked(faults.rename).mockImplementation(async (from, to) => {
      if (from === folder) throw systemError(code);
      await fs.rename(from, to);
    });
    await replaceFiles(folder, set('new'));
    expect(contents(folder)).toEqual(all('new'));
    expect(readdirSync(path.dirname(folder))).toEqual(['results']);
  });
});

describe('what is refused', () => {
  const refusal = async (folder: string) => {
    const error = await replaceFiles(folder, set('new')).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  };

  it('a path that is a file, or lies below one', async () => {
    const file = path.join(temporary(), 'results');
    writeFileSync(file, 'mine');
    expect(await refusal(file)).toContain('a file where a folder is needed');
    expect(await refusal(path.join(file, 'below'))).toContain('a file where a folder is needed');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('a link to nothing', async () => {
    const link = path.join(temporary(), 'link');
    symlinkSync('/no/such/folder', link);
    expect(await refusal(link)).toMatch(/link: found a folder that cannot be written \(ENOENT/);
  });

  it('a folder that has the name of one of the files', async () => {
    const folder = await earlier(true);
    mkdirSync(path.join(folder, '.b.csv.new'));
    expect(await refusal(folder)).toContain('a folder named .b.csv.new');
    expect(readFileSync(path.join(folder, 'b.csv'), 'utf8')).toBe('earlier');
  });
});

describe('when something fails on the way', () => {
  describe.each([false, true])('with other files in the folder: %s', (notes) => {
    it.each(['a.json', 'b.csv', 'run.json'])(
      'a full disk at %s leaves the earlier files as they were',
      async (name) => {
        const folder = await earlier(notes);
        const before = contents(folder);
        vi.mocked(faults.open).mockImplementation(async (file, flags) => {
          const handle = await fs.open(file, flags);
          if (!String(file).includes(name)) return handle;
          await handle.writeFile('half');
          vi.spyOn(handle, 'writeFile').mockRejectedValue(systemError('ENOSPC'));
          return handle;
        });
        await expect(replaceFiles(folder, set('new'))).rejects.toThrow(/ENOSPC.*unchanged/);
        expect(contents(folder)).toEqual(before);
        expect(readdirSync(path.dirname(folder))).toEqual(['results']);
      },
    );

    it.each([1, 2, 3])('rename number %d that fails is undone', async (number) => {
      const folder = await earlier(notes);
      const before = contents(folder);
      let count = 0;
      vi.mocked(faults.rename).mockImplementation(async (from, to) => {
        if (++count === number) throw systemError('EIO');
        await fs.rename(from, to);
      });
      const swapHasTwo = !notes && number === 3;
      const outcome = replaceFiles(folder, set('new'));
      await (swapHasTwo ? outcome : expect(outcome).rejects.toThrow(/EIO/));
      expect(contents(folder)).toEqual(swapHasTwo ? all('new') : before);
      expect(readdirSync(path.dirname(folder))).toEqual(['results']);
    });
  });

  it('a kill between the two renames of a swap costs nothing: the next call puts the earlier folder back', async () => {
    const folder = await earlier(false);
    await fs.rename(folder, path.join(path.dirname(folder), '.results.previous'));
    vi.mocked(faults.open).mockRejectedValue(systemError('ENOSPC'));
    await expect(replaceFiles(folder, set('new'))).rejects.toThrow(/ENOSPC/);
    expect(contents(folder)).toEqual(all('earlier'));
  });

  it.each([false, true])(
    'what a killed run left half written is gone after the next (other files: %s)',
    async (notes) => {
      const folder = await earlier(notes);
      mkdirSync(path.join(path.dirname(folder), '.results.new'));
      writeFileSync(path.join(path.dirname(folder), '.results.new', 'a.json'), 'half');
      writeFileSync(path.join(folder, '.b.csv.new'), 'half');
      await replaceFiles(folder, set('new'));
      expect(contents(folder)).toEqual({ ...all('new'), ...(notes ? { 'notes.txt': 'mine' } : {}) });
      expect(readdirSync(path.dirname(folder))).toEqual(['results']);
    },
  );

  it('keeps the earlier files under their second names when even putting them back fails', async () => {
    const folder = await earlier(true);
    vi.mocked(faults.rename).mockRejectedValue(systemError('EIO'));
    await expect(replaceFiles(folder, set('new'))).rejects.toThrow(/EIO/);
    expect(contents(folder)).toMatchObject({ ...all('earlier'), 'notes.txt': 'mine' });
  });

  it('lets errors of the program itself through', async () => {
    const folder = temporary();
    vi.mocked(faults.open).mockRejectedValue(new TypeError('a fault of ours'));
    await expect(replaceFiles(folder, set('new'))).rejects.toThrow(TypeError);
  });
});
