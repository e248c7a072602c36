import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const ROOT = join(__dirname, '..', '..');

/**
 * A deliberately wrong build: it breaks one rule of the product in one place. A check that lets one of them pass sees nothing.
 * `from` stands in the file exactly once.
 */
export interface Canary {
	file: string;
	from: string;
	to: string;
}

/** A check as one script for a worker, built as the package is; with a canary, of a product that is wrong in that one place. */
export async function buildWorker(entry: string, canaries: Readonly<Record<string, Canary>>, canaryName: string | undefined): Promise<string> {
	const canary = canaryName === undefined ? undefined : canaries[canaryName];
	if (canaryName !== undefined && canary === undefined) throw new Error(`There is no canary ${canaryName}. There are: ${Object.keys(canaries).join(', ')}`);
	const { outputFiles } = await build({
		entryPoints: [join(ROOT, entry)],
		bundle: true, platform: 'node', target: 'node20', write: false, logLevel: 'error',
		define: { __dirname: JSON.stringify(dirname(join(ROOT, entry))) },
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
