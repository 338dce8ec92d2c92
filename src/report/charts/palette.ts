/**
 * Colours and type of every chart. Policies take the Okabe-Ito colours, which people with any common colour vision tell
 * apart (M. Okabe and K. Ito, Color Universal Design, 2008); bands run from orange (loss) over grey to blue (gain), which also
 * differ in lightness. No chart says anything by colour alone.
 */
export const palette = {
  ink: '#1a1a1a',
  muted: '#595959',
  grid: '#e3e3e3',
  zero: '#8a8a8a',
  comparator: '#595959',
  policies: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'],
  lossFromGreat: ['#7f3b08', '#b35806', '#e08214', '#fdb863'],
  unchanged: '#d9d9d9',
  gainToGreat: ['#92c5de', '#4393c3', '#2166ac', '#053061'],
  /** Bands on which writing must be white. */
  dark: ['#7f3b08', '#b35806', '#2166ac', '#053061'],
} as const;

/** Vega-Lite configuration that all charts share. `aria` is off because the page names each chart as one image. */
export const chartConfig = {
  aria: false,
  background: 'white',
  font: 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif',
  lineBreak: '\n',
  padding: 6,
  title: {
    anchor: 'start',
    fontSize: 14,
    subtitleFontSize: 11,
    color: palette.ink,
    subtitleColor: palette.muted,
    offset: 12,
  },
  axis: {
    labelColor: palette.ink,
    titleColor: palette.ink,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    gridColor: palette.grid,
    domain: false,
    ticks: false,
    labelPadding: 6,
    labelLimit: 0,
  },
  legend: { labelFontSize: 12, titleFontSize: 12, orient: 'top', labelLimit: 0 },
  view: { stroke: null },
} as const;

/** Width of a chart in pixels, labels included: narrow enough to be read on a telephone, where it is drawn at two thirds. */
export const chartWidth = 540;

/** Axis of a difference: a sign on every number but 0. */
export const differenceAxis = {
  labelExpr: "datum.value === 0 ? '0' : format(datum.value, '+,~r')",
  tickCount: 6,
} as const;
