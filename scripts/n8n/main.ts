/**
 * `npm run n8n`: the real n8n with the packed package, the sandbox of both services, and every template ready to run.
 * `npm run n8n -- --version 1` takes n8n 1.x. The first start installs n8n (some minutes); later ones take seconds.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CALLER } from '../../demo/workflows';
import { startSandbox, type RunningSandbox } from '../../sandbox/server';
import { installN8n, type Installation } from './install';
import { packPackage } from './pack';
import { CACHE, say } from './progress';
import { startRelay } from './relay';
import { logIn, OWNER, type N8nClient, type StoredCredential, type WorkflowFile } from './rest';
import { freePort, installCommunityPackage, runCommand, startN8n } from './server';
import { credentialsFor, orderTrigger, readTemplates } from './templates';
import { chosenVersions, N8N_VERSIONS } from './versions';

const SANDBOX_PORT = 4010;
const N8N_PORT = 5678;

async function main(): Promise<void> {
	const [version] = chosenVersions(process.argv, N8N_VERSIONS);
	if (version === undefined) throw new Error('There is no such version');
	const installation = await installN8n(version);
	const home = join(CACHE, `home-${version.line}`);
	await renew(home, 'package', packPackage(), async ({ tarball }) => {
		say('install the package into n8n ...');
		await installCommunityPackage(installation, home, tarball);
	});
	const sandbox = await startSandbox({ port: SANDBOX_PORT }).catch(async () => await startSandbox());
	const templates = readTemplates();
	const workflows = [...templates].map(([id, workflow]) => ({ ...workflow, id, active: false }));
	await renew(home, 'templates', { credentials: credentialsFor(templates.values(), sandbox.url), workflows }, async (content) => { await importAll(installation, home, content); });

	say(`start n8n ${version.n8n} on Node.js ${installation.node.version} ...`);
	const n8n = await startN8n(installation, home, await isFree(N8N_PORT) ? N8N_PORT : await freePort());
	const relay = await connect(n8n.url, sandbox, await logIn(n8n.url), templates);
	console.log(`\nn8n is ready:  ${n8n.url}  (e-mail ${OWNER.email}, password ${OWNER.password})\n`);
	console.log(`Open a workflow and press Execute. One that starts with the SalesAutopilot Trigger then waits for an order: place it at ${sandbox.url}`);
	console.log('Stop with Ctrl+C.');
	await new Promise<void>((resolve) => { for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve); });
	say('stop ...');
	relay.close();
	await Promise.all([n8n.stop(), sandbox.close()]);
}

/** Does the work only when its input is not that of the last time. */
async function renew<T>(home: string, name: string, input: T, work: (input: T) => Promise<void>): Promise<void> {
	const stamp = join(home, `${name}.json`);
	const wanted = JSON.stringify(input);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	mkdirSync(home, { recursive: true });
	rmSync(stamp, { force: true });
	await work(input);
	writeFileSync(stamp, wanted);
}

async function importAll(installation: Installation, home: string, { credentials, workflows }: { credentials: StoredCredential[]; workflows: WorkflowFile[] }): Promise<void> {
	say(`import ${workflows.length} template(s) and ${credentials.length} credentials ...`);
	for (const [name, content] of Object.entries({ credentials, workflow: workflows })) {
		const file = join(home, `import-${name}.json`);
		writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
		await runCommand(installation, home, [`import:${name}`, `--input=${file}`]);
		rmSync(file);
	}
}

/** Publishes the templates that SalesAutopilot starts, one for each list, and sets up the external actions of the sandbox. */
async function connect(n8nUrl: string, sandbox: RunningSandbox, client: N8nClient, templates: Map<string, WorkflowFile>): Promise<{ close(): void }> {
	const webhooksOf = async (listId: string): Promise<string[]> => {
		const workflows = await Promise.all((await client.workflows()).map(async (each) => await client.readWorkflow(each.id)));
		return workflows.flatMap((each) => orderTrigger(each) ?? []).filter((trigger) => trigger.listId === listId).map(({ webhookPath }) => webhookPath);
	};
	const relay = await startRelay(n8nUrl, webhooksOf);
	const published = new Set<string>();
	for (const [id, workflow] of templates) {
		const trigger = orderTrigger(workflow);
		if (trigger === undefined) continue;
		// Two published workflows on one list would both invoice the same order.
		if (published.has(trigger.listId)) continue;
		published.add(trigger.listId);
		await client.activate(id);
		await fetch(`${sandbox.url}/sandbox/external-action/${trigger.listId}`, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ url: `${relay.url}/${trigger.listId}`, ...CALLER, format: 'json', body: `{"nl_id":"${trigger.listId}","nud_id":"[id]"}` }),
		});
	}
	return relay;
}

async function isFree(port: number): Promise<boolean> {
	return (await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000) }).then(() => 'taken', (error: Error & { cause?: { code?: string } }) => error.cause?.code)) === 'ECONNREFUSED';
}

main().then(() => process.exit(0), (error: Error) => {
	console.error(`\n${error.message}`);
	process.exit(1);
});
