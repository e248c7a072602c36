import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { N8N_VERSIONS } from '../../scripts/n8n/versions';

/** On what was measured. */
export interface Machine {
	day: string;
	commit: string;
	processor: string;
	cores: number;
	memoryGb: number;
	system: string;
	node: string;
	n8n: string;
	php: string;
}

export async function describeMachine(): Promise<Machine> {
	const processors = cpus();
	return {
		day: new Date().toISOString().slice(0, 10),
		commit: firstLine('git', ['rev-parse', '--short', 'HEAD']),
		processor: processors[0]?.model.trim() ?? 'unknown',
		cores: processors.length,
		memoryGb: Math.round(totalmem() / 1024 ** 3),
		system: `${process.platform} ${process.arch}`,
		node: process.versions.node,
		n8n: `${N8N_VERSIONS[0]?.n8n} (engine: n8n-core ${(JSON.parse(readFileSync(join(__dirname, '..', '..', 'node_modules', 'n8n-core', 'package.json'), 'utf8')) as { version: string }).version})`,
		php: firstLine('php', ['-r', 'echo PHP_VERSION;']),
	};
}

/** "" where there is no such program. */
function firstLine(command: string, parameters: string[]): string {
	try {
		return execFileSync(command, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')[0] ?? '';
	} catch {
		return '';
	}
}
