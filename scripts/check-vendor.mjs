/**
 * Runs a CashMan-FX PHP client of the vendor, which you bring along, through every method against the sandbox:
 *   node scripts/check-vendor.mjs <path-to-client.php>
 * Needs php with curl. Starts its own sandbox on a free port.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

const [clientFile] = process.argv.slice(2);
if (clientFile === undefined) {
	console.error('usage: node scripts/check-vendor.mjs <path-to-client.php>');
	process.exit(2);
}

const sandbox = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts'], {
	env: { ...process.env, PORT: '0' },
	stdio: ['ignore', 'pipe', 'inherit'],
});

let url;
for await (const line of createInterface({ input: sandbox.stdout })) {
	url = /^sandbox ready (\S+)$/.exec(line)?.[1];
	if (url) break;
}
const run = url ? spawnSync('php', ['test/vendor/run.php', clientFile, url], { stdio: 'inherit' }) : { status: 1 };
sandbox.kill();
process.exitCode = run.status ?? 1;
