/**
 * Runs a public PHP client, which you bring along, through every one of its calls against the sandbox:
 *   node scripts/check-vendor.mjs <path-to-client.php>
 * Takes the vendor's CashMan-FX clients (4.x and 6.x) and the public SalesAutopilot client. Needs php with curl.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const [clientFile] = process.argv.slice(2);
if (clientFile === undefined) {
	console.error('usage: node scripts/check-vendor.mjs <path-to-client.php>');
	process.exit(2);
}
const isSalesAutopilot = readFileSync(clientFile, 'utf8').includes('class salesAutopilot');
const driver = resolve(isSalesAutopilot ? 'test/vendor/run-salesautopilot.php' : 'test/vendor/run.php');

const sandbox = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts'], {
	env: { ...process.env, PORT: '0' },
	stdio: ['ignore', 'pipe', 'inherit'],
});

let url;
for await (const line of createInterface({ input: sandbox.stdout })) {
	url = /^sandbox ready (\S+)$/.exec(line)?.[1];
	if (url) break;
}
const run = url
	? // One of the clients writes a log into the folder it runs in.
		spawnSync('php', [driver, resolve(clientFile), url], { stdio: 'inherit', cwd: mkdtempSync(join(tmpdir(), 'vendor-')) })
	: { status: 1 };
sandbox.kill();
process.exitCode = run.status ?? 1;
