/**
 * `npm run demo`: the main job on the embedded sandbox, in n8n's real engine. Orders enter through the webhook over HTTP, as
 * SalesAutopilot's external action sends them, and the result is checked against the sandbox's own books.
 * `npm run demo -- --serve` keeps the sandbox's page open, with the workflow active behind it.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.env.N8N_ENCRYPTION_KEY ??= 'demo';
process.env.N8N_LOG_LEVEL ??= 'silent';
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'n8n-'));

async function main(): Promise<void> {
	// n8n-core reads the environment when it is first loaded.
	const { runDemo } = await import('./demo');
	process.exitCode = (await runDemo({ keepsServing: process.argv.includes('--serve') })) ? 0 : 1;
	// n8n's engine keeps timers of its own.
	process.exit();
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
