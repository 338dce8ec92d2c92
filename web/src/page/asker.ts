import type { Population } from '../../../src/population/population.js';
import type { Answer, Question, Stage } from '../messages.js';
import { practicesKey, type View } from '../view.js';

export interface Asker {
  /** Asks for a view: soon an answer of few worlds, then one of all. Answers to earlier views are dropped. */
  ask(view: View): void;
}

interface Line {
  worker: Worker | undefined;
  busy: boolean;
  next: Question | undefined;
}

/** Without a new view for so long, all worlds are asked for; milliseconds. */
const pause = 300;

/** Synthetic practices of the last views, so that neither worker draws a country twice. */
const mostKnown = 4;

/**
 * Two workers: one for first looks, which are so short that the latest view waits for its turn, one for all worlds, which is
 * stopped and started anew when the view has changed. All worlds wait for the first look, whose practices they take.
 */
export function createAsker(onAnswer: (answer: Answer) => void, onBreak: (message: string) => void): Asker {
  const program = document.getElementById('program')?.textContent ?? '';
  const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const lines: Record<Stage, Line> = {
    first: { worker: undefined, busy: false, next: undefined },
    whole: { worker: undefined, busy: false, next: undefined },
  };
  const known = new Map<string, Population>();
  let id = 0;
  let current: View | undefined;
  let looked = false;
  let rested = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = (line: Line): void => {
    line.worker?.terminate();
    line.worker = undefined;
    line.busy = false;
  };
  const start = (line: Line): Worker => {
    const worker = new Worker(address);
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind !== 'progress') {
        line.busy = false;
        send(line);
      }
      if (data.id !== id) return;
      if (data.kind === 'shown' && data.drawn) keep(data.drawn);
      onAnswer(data);
      if (data.kind === 'shown' && data.stage === 'first') {
        looked = true;
        askForAll();
      }
    };
    const broken = (message: string) => {
      stop(line);
      onBreak(message);
    };
    worker.onerror = (event) => broken(event.message || 'its worker could not be started');
    worker.onmessageerror = () => broken('an answer could not be read');
    line.worker = worker;
    return worker;
  };
  const send = (line: Line): void => {
    if (line.busy || !line.next) return;
    const next = line.next;
    line.next = undefined;
    try {
      (line.worker ?? start(line)).postMessage(next);
      line.busy = true;
    } catch (error) {
      stop(line);
      onBreak(error instanceof Error ? error.message : String(error));
    }
  };

  const keyOf = (view: View | undefined): string => (view && practicesKey(view)) ?? '';
  const keep = (drawn: Population): void => {
    const [oldest] = known.keys();
    if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
    known.set(keyOf(current), drawn);
  };
  const question = (view: View, stage: Stage): Question => {
    const drawn = known.get(keyOf(view));
    return { id, view, stage, ...(drawn ? { drawn } : {}) };
  };
  const askForAll = (): void => {
    if (!current || !looked || !rested) return;
    lines.whole.next = question(current, 'whole');
    send(lines.whole);
  };

  return {
    ask(view) {
      id += 1;
      current = view;
      looked = false;
      rested = false;
      lines.first.next = question(view, 'first');
      send(lines.first);
      clearTimeout(timer);
      lines.whole.next = undefined;
      if (lines.whole.busy) stop(lines.whole);
      timer = setTimeout(() => {
        rested = true;
        askForAll();
      }, pause);
    },
  };
}
