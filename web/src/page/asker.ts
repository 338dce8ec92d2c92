import type { Answer, Question, Stage } from '../messages.js';
import type { View } from '../view.js';

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

/**
 * Two workers: one for first looks, which are so short that the latest view waits for its turn, one for all worlds, which is
 * stopped and started anew when the view has changed.
 */
export function createAsker(onAnswer: (answer: Answer) => void, onBreak: (message: string) => void): Asker {
  const program = document.getElementById('program')?.textContent ?? '';
  const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const lines: Record<Stage, Line> = {
    first: { worker: undefined, busy: false, next: undefined },
    whole: { worker: undefined, busy: false, next: undefined },
  };
  let id = 0;
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
      if (data.id === id) onAnswer(data);
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
    const question = line.next;
    line.next = undefined;
    try {
      (line.worker ?? start(line)).postMessage(question);
      line.busy = true;
    } catch (error) {
      stop(line);
      onBreak(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    ask(view) {
      id += 1;
      lines.first.next = { id, view, stage: 'first' };
      send(lines.first);
      clearTimeout(timer);
      lines.whole.next = undefined;
      if (lines.whole.busy) stop(lines.whole);
      timer = setTimeout(() => {
        lines.whole.next = { id, view, stage: 'whole' };
        send(lines.whole);
      }, pause);
    },
  };
}
