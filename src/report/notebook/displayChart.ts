import type { ChartSpec } from '../charts/chartSpec.js';
import { chartBundle } from './chartBundle.js';

/** What a kernel takes as one output of a cell. */
export interface DisplayData {
  readonly data: object;
  readonly metadata: object;
  readonly transient: object;
}

type WriteDisplay = (display: DisplayData) => void;

/** Shows a chart below the cell of a tslab notebook, with its alternative text. @throws Error outside a notebook */
export async function displayChart(spec: ChartSpec, write?: WriteDisplay): Promise<void> {
  const data = await chartBundle(spec);
  const display = write ?? (await tslabWriter());
  display({ data, metadata: {}, transient: {} });
}

/** tslab's public `display` writes one form at a time; the kernel beneath takes several. package.json pins its version. */
async function tslabWriter(): Promise<WriteDisplay> {
  const path = 'tslab/dist/jupyter.js';
  const { default: kernel } = (await import(path)) as { default: { lastWriteDisplayData: WriteDisplay | null } };
  if (kernel.lastWriteDisplayData === null) throw new Error('displayChart works inside a tslab notebook only');
  return kernel.lastWriteDisplayData;
}
