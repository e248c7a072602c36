import { parentPort } from 'node:worker_threads';
import { checkOrders } from './check';

/** Checks the ranges of orders that it is given, one after the other. */
parentPort?.on('message', ({ seed, from, to }: { seed: number; from: number; to: number }) => {
	parentPort?.postMessage(checkOrders(seed, from, to));
});
