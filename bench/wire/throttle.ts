import { Transform } from 'node:stream';

/** Lets bytes through no faster than a line of this speed would. */
export function throttle(bytesPerSecond: number): Transform {
	const startedMs = performance.now();
	let bytes = 0;
	return new Transform({
		transform(piece: Buffer, _encoding, done) {
			bytes += piece.length;
			const aheadMs = (bytes / bytesPerSecond) * 1000 - (performance.now() - startedMs);
			if (aheadMs < 1) done(null, piece);
			else setTimeout(() => done(null, piece), aheadMs);
		},
	});
}
