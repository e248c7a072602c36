import { statSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH_CACHE, measureInChild } from '../child';
import { referenceOf, writeList } from '../invoiceRows';
import type { GuardInput, GuardOutput } from '../measured/guard';
import { PACKAGE_DIRECTORY } from '../package';
import { measureInRounds, ratioOf, type Variant } from '../rounds';
import type { Bar, Column, Row, Scenario } from '../scenario';
import type { WireSettings } from '../wire/server';
import { startWire, type Wire } from '../wire/wire';

const COLUMNS: Column[] = [{ name: 'wall, s', decimals: 2 }, { name: 'CPU, s', decimals: 2 }, { name: 'memory above idle, MB', decimals: 1 }];
const [WALL, , MEMORY] = COLUMNS.keys();
const MEGABYTE = 1024 ** 2;
const GIGABIT_BYTES_PER_SECOND = 125_000_000;
const FEW_ROWS = 1000;
const NAMES = { download: 'download', lookUp: 'look-up', gigabitDownload: 'download at 1 Gbit/s', gigabitLookUp: 'look-up at 1 Gbit/s', filtered: 'look-up, the server honours the date filter' };

export const guard: Scenario = {
	name: 'guard',
	title: 'The guard at scale',
	async run(setup) {
		const count = setup.isQuick ? 50_000 : 1_000_000;
		const [file, fileOfFilter] = [join(BENCH_CACHE, 'list.txt'), join(BENCH_CACHE, 'list-filtered.txt')];
		setup.say(`write a list of ${count.toLocaleString('en-US')} invoices`);
		writeList(file, count);
		writeList(fileOfFilter, FEW_ROWS);
		const [wire, warmUp] = [await startWire(), await startWire()];
		await warmUp.reset({ list: { file: fileOfFilter } });
		const measure = (name: string, work: GuardInput['work'], list: WireSettings['list'], rows: number): Variant => variantOf({ name, work, list, wire, warmUp, reference: referenceOf(rows - 1) });
		const slow = { file, bytesPerSecond: GIGABIT_BYTES_PER_SECOND };
		const rows = await measureInRounds([
			measure(NAMES.download, 'download', { file }, count),
			measure(NAMES.lookUp, 'lookUp', { file }, count),
			measure(NAMES.gigabitDownload, 'download', slow, count),
			measure(NAMES.gigabitLookUp, 'lookUp', slow, count),
			measure(NAMES.filtered, 'lookUp', { file, fileOfFilter }, FEW_ROWS),
		], COLUMNS, setup);
		[wire, warmUp].forEach((each) => each.close());
		return {
			columns: COLUMNS, rows, bars: barsOf(rows),
			notes: [
				`A list of ${count.toLocaleString('en-US')} invoices, ${Math.round(statSync(file).size / MEGABYTE)} MB; the order's own is the last. *Download* takes the same bytes and does nothing with them. Without *at 1 Gbit/s* the bytes come from this machine as fast as they can.`,
				`*The server honours the date filter*: it sends ${FEW_ROWS.toLocaleString('en-US')} rows where the request says \`datum_tol\`.`,
			],
		};
	},
};

interface Measuring {
	name: string;
	work: GuardInput['work'];
	list: WireSettings['list'];
	wire: Wire;
	warmUp: Wire;
	reference: string;
}

function variantOf({ name, work, list, wire, warmUp, reference }: Measuring): Variant {
	return {
		name,
		async measure() {
			await wire.reset({ list });
			const input: GuardInput = { work, packageDirectory: PACKAGE_DIRECTORY, url: wire.url, warmUpUrl: warmUp.url, reference };
			const { wallMs, cpuMs, aboveIdleBytes, outcome } = await measureInChild<GuardOutput>('bench/measured/guard.ts', input, ['--expose-gc']);
			if (work === 'lookUp' && outcome !== 'existing') throw new Error(`The look-up did not find the invoice: ${outcome}`);
			return [wallMs / 1000, cpuMs / 1000, aboveIdleBytes / MEGABYTE];
		},
	};
}

function barsOf(rows: readonly Row[]): Bar[] {
	const ratio = (claim: string, over: string, under: string): Bar => ({ claim, measured: ratioOf(rows, over, under, WALL ?? 0), limit: 1.2, unit: '×', decimals: 2 });
	return [
		ratio('look-up / download, on this machine', NAMES.lookUp, NAMES.download),
		ratio('look-up / download, at 1 Gbit/s', NAMES.gigabitLookUp, NAMES.gigabitDownload),
		{ claim: 'memory of the look-up above idle', measured: rows.find(({ variant }) => variant === NAMES.lookUp)?.values[MEMORY ?? 0] ?? Number.NaN, limit: 64, unit: 'MB', decimals: 1 },
	];
}
