/** `npm run n8n:install`: installs both versions of n8n, so that `npm run n8n` and the end-to-end tests start at once. */
import { installN8n } from './install';
import { N8N_VERSIONS } from './versions';

async function main(): Promise<void> {
	// One after the other: two at once have broken each other.
	for (const version of N8N_VERSIONS) await installN8n(version);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
