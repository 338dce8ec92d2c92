/** In place of `src/simulate/pool.ts`: the page's engine is one thread, a web worker. */
export const runInWorkers = (): never => {
  throw new Error('the page runs in one thread');
};
