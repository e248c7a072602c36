import { serialize, unserialize } from 'php-serialize';
import { decodePhp } from '../../nodes/CashmanFx/wire/phpDecode';
import { encodePhp, type PhpValue } from '../../nodes/CashmanFx/wire/phpEncode';
import { listRows } from '../invoiceRows';
import { answerOnce, costOf } from './measure';

export interface CodecInput {
	codec: 'ours' | 'library';
	rows: number;
	leastMs: number;
}

export interface CodecOutput {
	encodedPerSecond: number;
	decodedPerSecond: number;
}

answerOnce(async ({ codec, rows, leastMs }: CodecInput): Promise<CodecOutput> => {
	const value = listRows(0, rows);
	const text = encodePhp(value as PhpValue);
	const bytes = Buffer.from(text);
	// To the bytes: a text that was put together of pieces is only written out when it is sent.
	const [encode, decode] = codec === 'ours' ? [() => Buffer.from(encodePhp(value as PhpValue)), () => decodePhp(bytes)] : [() => Buffer.from(serialize(value)), () => unserialize(text)];
	const values = value.reduce((count, row) => count + Object.keys(row).length, 0);
	return { encodedPerSecond: await rateOf(encode, values, leastMs), decodedPerSecond: await rateOf(decode, values, leastMs) };
});

/** Values a second, of CPU time, over as many repetitions as take so long. */
async function rateOf(work: () => unknown, values: number, leastMs: number): Promise<number> {
	const repeat = (forMs: number): number => {
		const startedMs = performance.now();
		let times = 0;
		for (; performance.now() - startedMs < forMs; times++) work();
		return times;
	};
	repeat(leastMs / 2);
	let times = 0;
	const { cpuMs } = await costOf(() => { times = repeat(leastMs); });
	return (times * values * 1000) / cpuMs;
}
