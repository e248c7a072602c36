import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNode, withNode, type NodeBinary } from './nodeBinary';
import { CACHE, runWithProgress } from './progress';
import type { N8nVersion } from './versions';

/** An n8n that is ready to start. */
export interface Installation {
	version: N8nVersion;
	node: NodeBinary;
	/** n8n's command. */
	command: string;
}

/** Installs n8n from npm into the cache, once: some minutes and some gigabytes. An install that was cut short goes on where it was. */
export async function installN8n(version: N8nVersion): Promise<Installation> {
	const node = await findNode(version);
	const folder = join(CACHE, `n8n-${version.n8n}`);
	const installation = { version, node, command: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
	const stamp = join(folder, 'installed');
	if (existsSync(stamp)) return installation;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { n8n: version.n8n }, overrides: version.overrides }));
	const env = withNode(node);
	// Scripts stay off: sqlite3's would fetch a binary from outside npm. It is the one part that has to be compiled.
	await runWithProgress(`n8n ${version.n8n} on Node.js ${node.version}: install, 2 to 5 minutes, once`, 'npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, env, log: join(CACHE, `n8n-${version.n8n}.log`) });
	const compileEnvironment = { ...env, npm_config_nodedir: node.folder, npm_config_build_from_source: 'true' };
	await runWithProgress('sqlite3: compile, a minute, once', 'npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], { cwd: folder, env: compileEnvironment, log: join(CACHE, `sqlite3-${version.n8n}.log`) })
		.catch((error: Error) => { throw new Error(`Compiling sqlite3 needs python3, make and a C++ compiler (on Debian: the packages python3 and build-essential).\n${error.message}`); });
	if (!existsSync(join(folder, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node'))) throw new Error('npm rebuild compiled no sqlite3: does this npm refuse to run install scripts?');
	writeFileSync(stamp, `${new Date().toISOString()}\n`);
	return installation;
}
