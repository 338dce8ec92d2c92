import { parentPort, workerData } from 'node:worker_threads';
import { answerVerification, type VerificationTask } from './verificationTasks.js';

parentPort?.postMessage(await answerVerification(workerData as VerificationTask));
