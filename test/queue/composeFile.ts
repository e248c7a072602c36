import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What docker-compose.yml starts: the processes of the test get the same, with what a machine without Docker needs put over it. */
interface Service {
	command?: string;
	environment: Record<string, string>;
	volumes: string[];
	stop_grace_period?: string;
}

const COMPOSE_FILE = join(__dirname, '..', '..', 'docker-compose.yml');

export interface ComposeFile {
	main: Service;
	worker: Service;
}

export function readComposeFile(): ComposeFile {
	const { services } = parse(readFileSync(COMPOSE_FILE, 'utf8'), { merge: true }) as { services: Record<string, Service> };
	const [main, worker] = [services.main, services.worker];
	if (main === undefined || worker === undefined) throw new Error('docker-compose.yml has no main or no worker');
	return { main, worker };
}

/** Fills in `${NAME}` and `${NAME:?text}` as Docker does from .env; a name that has no value is an error there, too. */
export function fillIn(environment: Record<string, string>, values: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, String(text).replace(/\$\{(\w+)(?::\?[^}]*)?\}/g, (_match, wanted: string) => {
		const value = values[wanted];
		if (value === undefined) throw new Error(`docker-compose.yml wants ${wanted}, for which there is no value`);
		return value;
	})]));
}

/** `worker --concurrency=5` as n8n's command line takes it; the main's image starts n8n without one. */
export const parametersOf = ({ command }: Service): string[] => command?.split(' ') ?? ['start'];

/** Where the package lies for all of them: the folder's name on the host, and its place below n8n's home. */
export function packageFolderOf({ volumes }: Service): string {
	const [volume] = volumes;
	if (volume === undefined || !volume.endsWith(':/home/node/.n8n/nodes')) throw new Error('docker-compose.yml mounts no folder with the package');
	return volume.split(':')[0] as string;
}

export const graceMsOf = ({ stop_grace_period: period = '10s' }: Service): number => Number(period.replace(/s$/, '')) * 1000;
