/** The part of a notebook that is compared. */
export interface NotebookCells {
  readonly cells: readonly object[];
}
export function outputsOf(cell: object): readonly { readonly form: string; readonly value: string }[];
export function notebookDifferences(committed: NotebookCells, executed: NotebookCells): readonly string[];
