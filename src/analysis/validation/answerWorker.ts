import { parentPort, workerData } from 'node:worker_threads';
import { answerTask, type ValidationTask } from './questions.js';

parentPort?.postMessage(await answerTask(workerData as ValidationTask));
