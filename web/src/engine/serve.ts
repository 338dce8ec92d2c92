import { InputError } from '../../../src/inputError.js';
import type { Answer, Question } from '../messages.js';
import { practicesKey } from '../view.js';
import { compute } from './compute.js';

/** The part of a worker's global object that is used. */
interface WorkerScope {
  postMessage(message: Answer): void;
  onmessage: ((event: { readonly data: Question }) => void) | null;
}

/** Progress is told in steps of a tenth. */
const steps = 10;

/** Answers the page's questions, one after the other. */
export function serve(scope: WorkerScope): void {
  scope.onmessage = ({ data: { id, view, stage, drawn } }) => {
    let told = 0;
    const onProgress = (share: number): void => {
      const step = Math.floor(share * steps);
      if (step > told && step < steps) scope.postMessage({ id, stage, kind: 'progress', share: step / steps });
      told = Math.max(told, step);
    };
    compute(view, stage, drawn, onProgress).then(
      ({ shown, population }) => {
        // A practice that was entered is in its view.
        const known = drawn !== undefined || practicesKey(view) === undefined;
        scope.postMessage({ id, stage, kind: 'shown', shown, ...(known ? {} : { drawn: population }) });
      },
      (error: unknown) =>
        scope.postMessage({
          ...{ id, stage, kind: 'fault', wrongInput: error instanceof InputError },
          message: error instanceof Error ? error.message : String(error),
        }),
    );
  };
}
