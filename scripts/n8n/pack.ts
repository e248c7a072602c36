import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, say } from './progress';

const ROOT = join(__dirname, '..', '..');
/** What ends up in the tarball, or decides what does. */
const SOURCES = ['nodes', 'core', 'credentials', 'index.ts', 'package.json', 'gulpfile.js', 'tsconfig.json', 'tsconfig.types.json', 'README.md', 'LICENSE'];

export interface PackedPackage {
	tarball: string;
	/** Changes with the sources. */
	fingerprint: string;
}

/** Builds and packs the package as it would be published; again only when its sources have changed. */
export function packPackage(): PackedPackage {
	const folder = join(CACHE, 'package');
	const stamp = join(folder, 'packed.json');
	const fingerprint = fingerprintOf(SOURCES.map((source) => join(ROOT, source)));
	if (existsSync(stamp)) {
		const packed = JSON.parse(readFileSync(stamp, 'utf8')) as PackedPackage;
		if (packed.fingerprint === fingerprint && existsSync(packed.tarball)) return packed;
	}
	say('build and pack the package ...');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	execFileSync('npx', ['gulp', 'build', '--silent'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
	const [made] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as Array<{ filename: string }>;
	if (made === undefined) throw new Error('npm pack made no tarball');
	const packed = { tarball: join(folder, made.filename), fingerprint };
	writeFileSync(stamp, JSON.stringify(packed));
	return packed;
}

/** The same package under another version number, in a folder of its own. */
export function packAsVersion({ tarball }: PackedPackage, version: string): string {
	const folder = join(CACHE, `package-${version}`);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	execFileSync('tar', ['-xzf', tarball, '-C', folder]);
	const manifest = join(folder, 'package', 'package.json');
	writeFileSync(manifest, JSON.stringify({ ...(JSON.parse(readFileSync(manifest, 'utf8')) as object), version }, null, 2));
	const [made] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder, join(folder, 'package')], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as Array<{ filename: string }>;
	if (made === undefined) throw new Error('npm pack made no tarball');
	return join(folder, made.filename);
}

/** Of the contents of files and folders. */
export function fingerprintOf(paths: string[]): string {
	const hash = createHash('sha256');
	const visit = (path: string): void => {
		if (statSync(path).isDirectory()) readdirSync(path).sort().forEach((name) => visit(join(path, name)));
		else hash.update(path).update(readFileSync(path));
	};
	paths.forEach(visit);
	return hash.digest('hex');
}
