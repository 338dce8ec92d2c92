import { answerInThreads, type TaskOptions } from '../taskThreads.js';
import type { Predictions } from './question.js';
import { answerTask, type ValidationTask } from './questions.js';

/** Threads run compiled code, also when this file itself is run from source (tests). */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/analysis/validation/answerWorker.js' : './answerWorker.js',
  import.meta.url,
);

/** Answers every task and puts the predictions together. */
export const answerTasks = async (tasks: readonly ValidationTask[], options: TaskOptions): Promise<Predictions> =>
  Object.assign({}, ...(await answerInThreads(tasks, answerTask, workerFile, options)));
