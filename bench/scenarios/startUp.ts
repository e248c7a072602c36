import { measureInChild } from '../child';
import type { Cost } from '../measured/measure';
import { PACKAGE_DIRECTORY, packedSizes } from '../package';
import { measureInRounds } from '../rounds';
import type { Column, Row, Scenario } from '../scenario';

const COLUMNS: Column[] = [{ name: 'load in n8n, wall, ms', decimals: 0 }, { name: 'load in n8n, CPU, ms', decimals: 0 }, { name: 'tarball, kB', decimals: 1 }, { name: 'unpacked, kB', decimals: 1 }];
const NOW = 'now';
/** The commit before this bench and what it led to. */
const BEFORE: Row = { variant: 'before, at 4301e8f', values: [null, null, 188.9, 671.8], rounds: [[], [], [188.9], [671.8]] };

export const startUp: Scenario = {
	name: 'startUp',
	title: 'Start-up and size',
	async run(setup) {
		const { packedBytes, unpackedBytes } = packedSizes();
		const rows = await measureInRounds([{
			name: NOW,
			async measure() {
				const { wallMs, cpuMs } = await measureInChild<Cost>('bench/measured/startUp.ts', { packageDirectory: PACKAGE_DIRECTORY });
				return [wallMs, cpuMs, packedBytes / 1000, unpackedBytes / 1000];
			},
		}], COLUMNS, setup);
		return {
			columns: COLUMNS, rows: [...rows, BEFORE],
			bars: [
				{ claim: 'tarball', measured: packedBytes / 1000, limit: 200, unit: 'kB', decimals: 1 },
				{ claim: 'unpacked', measured: unpackedBytes / 1000, limit: 1000, unit: 'kB', decimals: 1 },
			],
			notes: ['Loaded by n8n\'s own loader in a fresh process, after n8n\'s engine itself.'],
		};
	},
};
