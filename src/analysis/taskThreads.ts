import { Worker } from 'node:worker_threads';

export interface TaskOptions {
  /** Threads; the answers do not depend on it. */
  readonly workers: number;
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * Answers every task, in their order; threads take the next task as they come free.
 * @param answer  answers a task in this thread, where there is one worker
 * @param workerFile  compiled code that answers the task in its `workerData` and posts the answer
 */
export async function answerInThreads<Task, Answer>(
  tasks: readonly Task[],
  answer: (task: Task) => Promise<Answer>,
  workerFile: URL,
  { workers, onProgress }: TaskOptions,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  let done = 0;
  const take = async (): Promise<void> => {
    while (next < tasks.length) {
      const i = next++;
      answers[i] = await (workers > 1 ? inThread<Answer>(workerFile, tasks[i]) : answer(tasks[i]!));
      onProgress?.(++done, tasks.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, take));
  return answers;
}

function inThread<Answer>(workerFile: URL, task: unknown): Promise<Answer> {
  const thread = new Worker(workerFile, { workerData: task });
  return new Promise<Answer>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`a worker stopped with code ${code} before it was done`)));
  }).finally(() => thread.terminate());
}
