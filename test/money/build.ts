import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { CANARIES, type Canary } from './canaries';

const ROOT = join(__dirname, '..', '..');

/** The check as one script for a worker, built as the package is; with a canary, of a core that is wrong in that one place. */
export async function buildWorker(canaryName: string | undefined): Promise<string> {
	const canary = canaryName === undefined ? undefined : CANARIES[canaryName];
	if (canaryName !== undefined && canary === undefined) throw new Error(`There is no canary ${canaryName}. There are: ${Object.keys(CANARIES).join(', ')}`);
	const { outputFiles } = await build({
		entryPoints: [join(ROOT, 'test/money/worker.ts')],
		bundle: true, platform: 'node', target: 'node20', write: false, logLevel: 'error',
		plugins: canary === undefined ? [] : [brokenBy(canary)],
	});
	return outputFiles[0]?.text ?? '';
}

/** Builds with one rule broken. */
export function brokenBy({ file, from, to }: Canary): Plugin {
	return {
		name: 'canary',
		setup({ onLoad }) {
			onLoad({ filter: /\.ts$/ }, async ({ path }) => {
				if (path !== join(ROOT, file)) return undefined;
				const source = await readFile(path, 'utf8');
				if (source.split(from).length !== 2) throw new Error(`The canary's rule does not stand exactly once in ${file}: ${from}`);
				return { contents: source.replace(from, () => to), loader: 'ts' };
			});
		},
	};
}
