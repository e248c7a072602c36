import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CACHE, runWithProgress } from './progress';
import type { N8nVersion } from './versions';

/** A Node.js to run n8n on, with the headers that sqlite3 is compiled against. */
export interface NodeBinary {
	/** Folder that holds bin/node and include/node. */
	folder: string;
	version: string;
}

/** The running Node.js where it is new enough and brings its headers, else the one that npm has for this platform. */
export async function findNode({ n8n, node: major }: N8nVersion): Promise<NodeBinary> {
	const running = { folder: dirname(dirname(process.execPath)), version: process.versions.node };
	if (Number(running.version.split('.')[0]) >= major && hasHeaders(running.folder)) return running;
	const name = `node-${process.platform}-${process.arch}`;
	// A folder of its own: npm would take the package away again when it installs n8n beside it.
	const project = join(CACHE, `node-${major}`);
	const folder = join(project, 'node_modules', name);
	if (!hasHeaders(folder)) {
		mkdirSync(project, { recursive: true });
		writeFileSync(join(project, 'package.json'), '{"private":true}\n');
		await runWithProgress(`Node.js ${major} for n8n ${n8n} (package ${name})`, 'npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${major}`], { cwd: project, env: process.env, log: join(CACHE, `node-${major}.log`) })
			.catch((error: Error) => {
				throw new Error(`n8n ${n8n} needs Node.js ${major} or later. This is ${running.version}, and npm has no ${name}@${major} for this platform: install Node.js ${major} with its headers, and run the command with it.\n${error.message}`);
			});
	}
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
	return { folder, version: manifest.version };
}

function hasHeaders(folder: string): boolean {
	return existsSync(join(folder, 'bin', 'node')) && existsSync(join(folder, 'include', 'node', 'node_api.h'));
}

/** What npm tells a script of this project, and is not meant for another: all but where packages come from. */
const PROJECT_ONLY = /^npm_(?!config_(registry|cache|userconfig|globalconfig|proxy|https_proxy|noproxy|cafile)$)/i;

/** The environment in which `node` means this binary. */
export function withNode({ folder }: NodeBinary, environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
	const inherited = Object.entries(environment).filter(([name]) => !PROJECT_ONLY.test(name));
	return { ...Object.fromEntries(inherited), PATH: `${join(folder, 'bin')}:${environment.PATH ?? ''}` };
}
