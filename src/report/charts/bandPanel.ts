import { chartWidth, differenceAxis } from './palette.js';

/** One panel of a curve with its 90% band, from rows with `mean`, `q05` and `q95`. */
interface BandPanel<X extends object, Layer extends object> {
  readonly heading: string;
  readonly colour: string;
  readonly height: number;
  /** Pixels of the axis at its left. */
  readonly axisWidth: number;
  /** Rows that belong to the panel. */
  readonly only: { readonly field: string; readonly equal: string };
  /** Channel of the horizontal axis. */
  readonly x: X;
  /** Between the band and the line. */
  readonly between?: readonly Layer[];
  /** Marks on the line, where its points are few enough to be shown. */
  readonly point?: object;
}

export function bandPanel<X extends object, Layer extends object = never>(panel: BandPanel<X, Layer>) {
  const { heading, colour, height, axisWidth, only, x, between = [], point } = panel;
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: null,
    axis: { ...differenceAxis, tickCount: 4 },
  });
  return {
    title: { text: heading, fontSize: 13, offset: 4, frame: 'group' as const },
    width: chartWidth - axisWidth,
    height,
    transform: [{ filter: only }],
    layer: [
      {
        mark: { type: 'area' as const, color: colour, opacity: 0.2 },
        encoding: { x, y: y('q05'), y2: { field: 'q95' } },
      },
      ...between,
      {
        mark: { type: 'line' as const, color: colour, strokeWidth: 2, ...(point ? { point } : {}) },
        encoding: { x, y: y('mean') },
      },
    ],
  };
}
