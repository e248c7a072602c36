/** `npm run test:e2e [-- --version 1|2] [a part of a file's name ...]`: every end-to-end test on each version of n8n, one after the other, and one closing line. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installN8n } from '../../scripts/n8n/install';
import { packPackage } from '../../scripts/n8n/pack';
import { chosenVersions, N8N_VERSIONS } from '../../scripts/n8n/versions';

interface Counts {
	passed: number;
	failed: number;
}

async function runTests(line: string, files: string[]): Promise<Counts> {
	const jest = require.resolve('jest/bin/jest');
	const child = spawn(process.execPath, [jest, '--config', join(__dirname, 'jest.config.js'), '--runInBand', '--forceExit', '--runTestsByPath', ...files], {
		env: { ...process.env, E2E_N8N_LINE: line }, stdio: ['ignore', 'pipe', 'inherit'],
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => {
		output += chunk.toString();
		process.stdout.write(chunk);
	});
	const code = await new Promise<number | null>((resolve) => { child.once('close', resolve); });
	const [, passed = '0', failed = '0'] = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [];
	// A runner that ended badly without a failed test to show for it is one failure.
	return { passed: Number(passed), failed: Math.max(Number(failed), code === 0 ? 0 : 1) };
}

/** Every test file whose name, not its path, has one of these words in it; all without words. */
function chosenFiles(words: string[]): string[] {
	const files = readdirSync(__dirname).filter((file) => file.endsWith('.e2e.ts') && (words.length === 0 || words.some((word) => file.includes(word))));
	if (files.length === 0) throw new Error(`No file of test/e2e has ${words.join(' or ')} in its name`);
	return files.map((file) => join(__dirname, file));
}

async function main(): Promise<void> {
	const files = chosenFiles(process.argv.slice(2).filter((argument, index, all) => argument !== '--version' && all[index - 1] !== '--version'));
	const total: Counts = { passed: 0, failed: 0 };
	packPackage();
	for (const version of chosenVersions(process.argv, N8N_VERSIONS)) {
		const counts = await installN8n(version).then(async ({ node }) => {
			console.log(`\n=== n8n ${version.n8n} on Node.js ${node.version} ===`);
			return await runTests(version.line, files);
		}).catch((error: Error): Counts => {
			console.error(error.message);
			return { passed: 0, failed: 1 };
		});
		console.log(`n8n ${version.n8n}: ${counts.passed} passed and ${counts.failed} failed`);
		total.passed += counts.passed;
		total.failed += counts.failed;
	}
	console.log(`\n${total.passed} passed, ${total.failed} failed`);
	process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}

main().catch((error: Error) => {
	console.error(error.message);
	console.log('\n0 passed, 1 failed');
	process.exitCode = 1;
});
