import type { Findings } from '../scenario';
import type { Machine } from './machine';

/** What a run of the bench measured: docs/performance.json. */
export interface Report {
	machine: Machine;
	isQuick: boolean;
	seconds: number;
	scenarios: ScenarioReport[];
}

export type ScenarioReport = { name: string; title: string; seconds: number } & ({ findings: Findings } | { failure: string });
