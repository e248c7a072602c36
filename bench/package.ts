import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Where the built package is. */
export const PACKAGE_DIRECTORY = join(__dirname, '..');

/** What `npm pack` would put into the tarball. */
export function packedSizes(): { packedBytes: number; unpackedBytes: number } {
	const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: PACKAGE_DIRECTORY, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as Array<{ size: number; unpackedSize: number }>;
	if (packed === undefined) throw new Error('npm pack made no tarball');
	return { packedBytes: packed.size, unpackedBytes: packed.unpackedSize };
}
