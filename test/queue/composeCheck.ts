import { readdirSync, readFileSync } from 'node:fs';
import { fillIn, parametersOf, readComposeFile } from './composeFile';
import { ownAddresses, SECRETS } from './processes';
import type { QueueStage } from './stage';

interface Process {
	environment: Map<string, string>;
	commandLine: string[];
}

/** What the kernel says the n8n processes were started with, held against docker-compose.yml; empty when they agree. */
export function differencesToCompose({ cluster, database, redis }: Pick<QueueStage, 'cluster' | 'database' | 'redis'>): string[] {
	const compose = readComposeFile();
	const processes = runningProcesses();
	return [cluster.main, ...cluster.workers].flatMap((member) => {
		const service = member === cluster.main ? compose.main : compose.worker;
		const found = processes.find(({ environment, commandLine }) => environment.get('N8N_USER_FOLDER') === member.home && parametersOf(service).every((word) => commandLine.includes(word)));
		if (found === undefined) return [`${member.name}: no process runs n8n ${parametersOf(service).join(' ')}`];
		const addresses = ownAddresses({ database, redis }, 0);
		return Object.entries(fillIn(service.environment, SECRETS))
			.filter(([name]) => !(name in addresses))
			.filter(([name, value]) => found.environment.get(name) !== value)
			.map(([name, value]) => `${member.name}: ${name} is ${found.environment.get(name) ?? 'not set'}, in docker-compose.yml it is ${value}`);
	});
}

/** n8n's own processes, not those that watch over them. */
function runningProcesses(): Process[] {
	return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid): Process[] => {
		try {
			const parts = (file: string): string[] => readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0').filter((part) => part !== '');
			const commandLine = parts('cmdline');
			if (!commandLine.some((part) => part.endsWith('/bin/n8n')) || commandLine.some((part) => part.endsWith('lifeline.mjs'))) return [];
			return [{ commandLine, environment: new Map(parts('environ').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])) }];
		} catch {
			// It ended in this moment, or is another user's.
			return [];
		}
	});
}

