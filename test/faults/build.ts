import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { brokenBy } from '../support/canaryBuild';
import { CANARIES } from './canaries';

const ROOT = join(__dirname, '..', '..');

/** The worker as one script. n8n itself stays outside: it is loaded as it is. */
export async function buildWorker(): Promise<string> {
	const { outputFiles } = await build({ entryPoints: [join(ROOT, 'test/faults/worker.ts')], bundle: true, platform: 'node', target: 'node20', packages: 'external', write: false, logLevel: 'error' });
	return outputFiles[0]?.text ?? '';
}

/** Where the package is that n8n loads: the built one, or one that is wrong in one place and built beside it. */
export async function packageFor(canaryName: string | undefined): Promise<string> {
	if (canaryName === undefined) return ROOT;
	const canary = CANARIES[canaryName];
	if (canary === undefined) throw new Error(`There is no canary ${canaryName}. There are: ${Object.keys(CANARIES).join(', ')}`);
	const folder = join(ROOT, '.cache', 'faults', canaryName);
	const manifest = await readFile(join(ROOT, 'package.json'), 'utf8');
	const { n8n } = JSON.parse(manifest) as { n8n: { nodes: string[]; credentials: string[] } };
	const sources = [...n8n.nodes, ...n8n.credentials].map((file) => join(ROOT, file.replace(/^dist\//, '').replace(/\.js$/, '.ts')));
	await build({ entryPoints: sources, outbase: ROOT, outdir: join(folder, 'dist'), bundle: true, platform: 'node', target: 'node20', format: 'cjs', external: ['n8n-workflow'], logLevel: 'error', plugins: [brokenBy(canary)] });
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), manifest);
	return folder;
}
