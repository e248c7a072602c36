/**
 * n8n's verification gate, offline: the same lint configuration, on the same two trees (the source, and the packed
 * tarball's content), inline disables ignored. Warnings count as failures here; n8n itself counts errors only.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildScanConfig, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';

const require = createRequire(import.meta.resolve('@n8n/scan-community-package/scanner/scanner.mjs'));
const { ESLint } = require('eslint');
const glob = require('fast-glob');

async function lint(directory, patterns) {
	const files = glob.sync(patterns, { cwd: directory, absolute: true, ignore: ['node_modules/**', '**/package-lock.json'] });
	if (files.length === 0) throw new Error(`Nothing to lint in ${directory}`);
	const eslint = new ESLint({ cwd: directory, allowInlineConfig: false, overrideConfigFile: true, overrideConfig: await buildScanConfig() });
	const results = await eslint.lintFiles(files);
	const formatter = await eslint.loadFormatter('stylish');
	return {
		files: files.length,
		errors: results.reduce((sum, { errorCount }) => sum + errorCount, 0),
		warnings: results.reduce((sum, { warningCount }) => sum + warningCount, 0),
		report: await formatter.format(results),
	};
}

/** What the packed package itself must be, beside the lint. */
function checkManifest(directory) {
	const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
	const named = [...manifest.n8n.nodes, ...manifest.n8n.credentials, manifest.main, manifest.types];
	return [
		...named.filter((file) => !existsSync(join(directory, file))).map((file) => `package.json names ${file}, which is not in the tarball`),
		...(manifest.dependencies === undefined ? [] : ['package.json has dependencies']),
	];
}

const work = mkdtempSync(join(tmpdir(), 'gate-'));
let failed = false;
try {
	const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', work], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
	execFileSync('tar', ['-xzf', join(work, packed.filename), '-C', work]);
	const tarball = join(work, 'package');
	const trees = [
		['source', process.cwd(), SOURCE_FILE_PATTERNS],
		['tarball', tarball, ['**/*.js', 'package.json']],
	];
	for (const [name, directory, patterns] of trees) {
		const { files, errors, warnings, report } = await lint(directory, patterns);
		console.log(`gate ${name}: ${files} files, ${errors} errors, ${warnings} warnings`);
		if (errors + warnings > 0) {
			console.log(report);
			failed = true;
		}
	}
	for (const problem of checkManifest(tarball)) {
		console.log(`gate tarball: ${problem}`);
		failed = true;
	}
	console.log(`gate tarball: ${packed.size} bytes packed, ${packed.unpackedSize} unpacked`);
} finally {
	rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
