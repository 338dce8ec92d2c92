import { Worker } from 'node:worker_threads';
import type { Predictions } from './question.js';
import { answerTask, type ValidationTask } from './questions.js';

export interface AnswerOptions {
  /** Threads; the answers do not depend on it. */
  readonly workers: number;
  readonly onProgress?: (done: number, all: number) => void;
}

/** Threads run compiled code, also when this file itself is run from source (tests). */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/analysis/validation/answerWorker.js' : './answerWorker.js',
  import.meta.url,
);

/** Answers every task and puts the predictions together; threads take the next task as they come free. */
export async function answerTasks(
  tasks: readonly ValidationTask[],
  { workers, onProgress }: AnswerOptions,
): Promise<Predictions> {
  const answers: Predictions[] = [];
  let next = 0;
  let done = 0;
  const take = async (): Promise<void> => {
    while (next < tasks.length) {
      const i = next++;
      answers[i] = await (workers > 1 ? inThread(tasks[i]!) : answerTask(tasks[i]!));
      onProgress?.(++done, tasks.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, take));
  return Object.assign({}, ...answers);
}

function inThread(task: ValidationTask): Promise<Predictions> {
  const thread = new Worker(workerFile, { workerData: task });
  return new Promise<Predictions>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`a worker stopped with code ${code} before it was done`)));
  }).finally(() => thread.terminate());
}
