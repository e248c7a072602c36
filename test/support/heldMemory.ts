import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

/** V8 gives buffers back beside the program; the next collection waits for that. */
function collectGarbage(): void {
	gc();
	gc();
}

/** Bytes of all buffers, with those that only wait to be collected. An answer is made of nothing else until it is whole. */
const bufferBytes = (): number => process.memoryUsage().arrayBuffers;

/** Whether buffers of more than so many bytes were held at once while the work was done; what only waited to be collected is not held. */
export async function holdsMoreThan(bytes: number, work: () => Promise<unknown>): Promise<boolean> {
	collectGarbage();
	const most = bufferBytes() + bytes;
	let isMore = false;
	const look = (): void => {
		if (bufferBytes() <= most) return;
		collectGarbage();
		isMore ||= bufferBytes() > most;
	};
	const timer = setInterval(look, 10);
	try {
		await work();
	} finally {
		clearInterval(timer);
	}
	return isMore;
}
