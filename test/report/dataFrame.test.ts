import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/inputError.js';
import { toDataFrame } from '../../src/report/dataFrame.js';

describe('toDataFrame', () => {
  it('has a column for each field and computes in double precision', async () => {
    const frame = await toDataFrame([
      { policy: 'a', pounds: 16_777_217 },
      { policy: 'a', pounds: 0.25 },
      { policy: 'b', pounds: 3 },
    ]);
    expect(frame.columns).toEqual(['policy', 'pounds']);
    expect(frame.shape).toEqual([3, 2]);
    expect(frame.groupby(['policy']).col(['pounds']).sum().values).toEqual([
      ['a', 16_777_217.25],
      ['b', 3],
    ]);
  });

  it('refuses no rows', async () => {
    await expect(toDataFrame([])).rejects.toThrow(/found no rows/);
  });

  it('says how to get the optional package when it is absent, and hides no other fault', async () => {
    const failing = (code: string) => () => Promise.reject(Object.assign(new Error('broken'), { code }));
    const absent = toDataFrame([{ a: 1 }], failing('ERR_MODULE_NOT_FOUND'));
    await expect(absent).rejects.toThrow(InputError);
    await expect(absent).rejects.toThrow(/npm ci/);
    await expect(toDataFrame([{ a: 1 }], failing('ERR_DLOPEN_FAILED'))).rejects.toThrow('broken');
  });
});
