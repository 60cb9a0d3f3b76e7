import { parentPort, workerData } from 'node:worker_threads';
import type { Counted } from '../../domain/results/counted.ts';
import { workOut } from '../../domain/results/work-out.ts';

// A thread of its own: see work-out-beside.ts.
parentPort?.postMessage(workOut(workerData as Counted));
