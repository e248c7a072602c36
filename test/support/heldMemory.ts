import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of buffers and texts that are in use: what is only waiting to be collected does not count. */
function heldBytes(): number {
	collectGarbage();
	const { arrayBuffers, heapUsed } = process.memoryUsage();
	return arrayBuffers + heapUsed;
}

/** The most bytes that were in use at once while the work was done, over what was in use before. */
export async function mostHeldBytes(work: () => Promise<unknown>): Promise<number> {
	const before = heldBytes();
	let most = 0;
	const look = (): void => { most = Math.max(most, heldBytes() - before); };
	const timer = setInterval(look, 10);
	try {
		await work();
	} finally {
		clearInterval(timer);
	}
	look();
	return most;
}
