import { SingleBar } from 'cli-progress';

/** Tells how far a run is. */
export interface Progress {
  readonly update: (done: number, all: number) => void;
  readonly stop: () => void;
}

/** On the error output: a bar on a terminal; plain lines, one each tenth, where the output is a file. */
export function progressOf(draws: number): Progress {
  if (process.stderr.isTTY) {
    const bar = new SingleBar({
      format: `{bar} {percentage}% of practices, ${draws} draws each`,
      clearOnComplete: true,
    });
    let started = false;
    return {
      update: (done, all) => {
        if (!started) bar.start(all, done);
        started = true;
        bar.update(done);
      },
      stop: () => bar.stop(),
    };
  }
  let tenths = 0;
  return {
    update: (done, all) => {
      const now = Math.floor((10 * done) / all);
      if (now > tenths) process.stderr.write(`${10 * now}% of practices\n`);
      tenths = now;
    },
    stop: () => {},
  };
}
