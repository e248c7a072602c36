import { parentPort } from 'node:worker_threads';
import type { Slice } from '../support/inParallel';
import { checkSlice } from './check';

/** Checks the slices that it is given, one after the other. */
parentPort?.on('message', ({ seed, from, to }: Slice) => {
	parentPort?.postMessage(checkSlice(Math.imul(seed, 0x9e3779b1) ^ from, to - from));
});
