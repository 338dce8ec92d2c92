import { describe, expect, it } from 'vitest';
import { notebookDifferences } from '../../scripts/notebook-differences.mjs';

const cell = (source: string, ...outputs: readonly object[]) => ({ cell_type: 'code', source: [source], outputs });
const stream = (text: string | readonly string[], name = 'stdout') => ({ output_type: 'stream', name, text });
const shown = (data: object) => ({ output_type: 'display_data', data, metadata: {} });
const notebook = (...cells: readonly object[]) => ({ cells });

describe('notebookDifferences', () => {
  it('finds none where a notebook is cut into lines, pieces and keys in another way', () => {
    const one = notebook(
      cell('1 + 1', stream('a\nb\n'), shown({ 'text/plain': 'x', 'application/json': { a: 1, b: 2 } })),
    );
    const other = notebook({
      ...cell(
        '1 + 1',
        stream(['a\n']),
        stream(['b\n']),
        shown({ 'application/json': { b: 2, a: 1 }, 'text/plain': ['x'] }),
      ),
      execution_count: 7,
      metadata: { execution: { 'iopub.status.busy': '2026' } },
    });
    expect(notebookDifferences(one, other)).toEqual([]);
  });

  it('names the cell, the form and the words around the first character that differs', () => {
    const was = notebook(cell('const a = 1;'), cell('// hours\nshow()', stream('frees 214 hours a practice\n')));
    const is = notebook(cell('const a = 1;'), cell('// hours\nshow()', stream('frees 213 hours a practice\n')));
    expect(notebookDifferences(was, is)).toEqual([
      'cell 2 (// hours): stdout differs: committed "frees 214 hours a practice\\n", now "frees 213 hours a practice\\n"',
    ]);
  });

  it('sees one digit inside a chart, a source, an output or a cell that is there once', () => {
    const chart = (value: number) =>
      notebook(cell('chart()', shown({ 'application/vnd.vegalite.v5+json': { data: [value] } })));
    expect(notebookDifferences(chart(1), chart(1.0000001))).toHaveLength(1);
    expect(notebookDifferences(notebook(cell('a')), notebook(cell('b')))[0]).toContain('the source differs');
    expect(notebookDifferences(notebook(cell('a', stream('x'))), notebook(cell('a')))[0]).toContain(
      '1 outputs committed',
    );
    expect(notebookDifferences(notebook(cell('a')), notebook())[0]).toContain('committed notebook alone');
    expect(
      notebookDifferences(notebook(cell('a', stream('x'))), notebook(cell('a', stream('x', 'stderr'))))[0],
    ).toContain('stdout committed, stderr now');
  });
});
