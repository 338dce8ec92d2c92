import type { TopLevelSpec } from 'vega-lite';

/**
 * Draws a Vega-Lite chart as SVG text; the same specification gives the same text.
 * The two packages are loaded on the first call and never by a static import: vega 6 has a top-level await, which would stop
 * notebooks from loading this library.
 * @throws Error when vega-lite has to warn about the specification
 */
export async function renderSvg(spec: TopLevelSpec): Promise<string> {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  const compiled = vegaLite.compile(spec, { logger: refusingLogger() });
  const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** Vega-Lite warns and goes on when it drops part of a chart; a dropped interval would mislead. */
function refusingLogger() {
  const logger = {
    level: (level?: number) => (level === undefined ? 0 : logger),
    error: (...messages: readonly unknown[]): never => {
      throw new Error(`vega-lite: ${messages.join(' ')}`);
    },
    warn: (...messages: readonly unknown[]): never => logger.error(...messages),
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}
