import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { encodePhp, type PhpValue } from '../../nodes/CashmanFx/wire/phpEncode';
import { BENCH_CACHE, measureInChild } from '../child';
import { listRows } from '../invoiceRows';
import type { CodecInput, CodecOutput } from '../measured/codec';
import { measureInRounds, ratioOf, type Variant } from '../rounds';
import type { Column, Scenario } from '../scenario';

const COLUMNS: Column[] = [{ name: 'decoded, million values a second', decimals: 2 }, { name: 'encoded, million values a second', decimals: 2 }];
const [DECODED, ENCODED] = COLUMNS.keys();
const ROWS = 1000;
const MILLION = 1_000_000;
const [OURS, LIBRARY, PHP] = ['this package', 'php-serialize', 'PHP itself'];

export const codec: Scenario = {
	name: 'codec',
	title: 'Codec',
	async run(setup) {
		const leastMs = setup.isQuick ? 300 : 1000;
		const inputs: Array<[string, CodecInput]> = [[OURS, { codec: 'ours', rows: ROWS, leastMs }], [LIBRARY, { codec: 'library', rows: ROWS, leastMs }]];
		const variants: Variant[] = inputs.map(([name, input]) => ({ name, measure: async () => toMillions(await measureInChild<CodecOutput>('bench/measured/codec.ts', input)) }));
		const hasPhp = spawnSync('php', ['--version']).status === 0;
		const rows = await measureInRounds([...variants, ...(hasPhp ? [phpVariant(leastMs)] : [])], COLUMNS, setup);
		return {
			columns: COLUMNS, rows,
			bars: [
				{ claim: `decoding, *${OURS}* / *${LIBRARY}*`, measured: ratioOf(rows, OURS, LIBRARY, DECODED ?? 0), limit: 5, isAtLeast: true, unit: '×', decimals: 2 },
				{ claim: `encoding, *${OURS}* / *${LIBRARY}*`, measured: ratioOf(rows, OURS, LIBRARY, ENCODED ?? 0), limit: 5, isAtLeast: true, unit: '×', decimals: 2 },
			],
			notes: [`An invoice list of ${ROWS.toLocaleString('en-US')} rows of 20 text fields, again and again. Values are counted, not keys. PHP is timed by the clock, the others by CPU time.`],
		};
	},
};

function phpVariant(leastMs: number): Variant {
	const file = join(BENCH_CACHE, 'codec-list.txt');
	return {
		name: PHP,
		async measure() {
			writeFileSync(file, encodePhp(listRows(0, ROWS) as PhpValue));
			const { stdout } = await promisify(execFile)('php', [join(__dirname, '..', 'measured', 'codec.php'), file, String(leastMs)]);
			return toMillions(JSON.parse(stdout) as CodecOutput);
		},
	};
}

const toMillions = ({ decodedPerSecond, encodedPerSecond }: CodecOutput): number[] => [decodedPerSecond / MILLION, encodedPerSecond / MILLION];
