import axios from 'axios';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IRun } from 'n8n-workflow';
import { startSandbox } from '../sandbox/server';
import { createEngine, outputOf } from '../test/engine';
import { checkBooks, type Books, type Seen, type StoredOrder } from './check';
import { demoOrders, type DemoOrder } from './orders';
import { printTable } from './table';
import { startWebhookHost, type ActiveWorkflow } from './webhookHost';
import { activeWorkflows, CALLER } from './workflows';

const PACKAGE_DIRECTORY = join(__dirname, '..');
const OUTPUT_DIRECTORY = join(PACKAGE_DIRECTORY, 'demo-output');

/** Runs every demo order and returns whether the outcomes agree with the sandbox's books. */
export async function runDemo({ keepsServing }: { keepsServing: boolean }): Promise<boolean> {
	const started = Date.now();
	const sandbox = await startSandbox({ port: keepsServing ? 4010 : 0 });
	step(`sandbox ready ${sandbox.url}`);
	const seen: Seen[] = [];
	const workflows: ActiveWorkflow[] = await activeWorkflows(sandbox.url, async (credentials) => await createEngine(PACKAGE_DIRECTORY, credentials), (run) => seen.push(readRun(run)));
	step('n8n\'s engine has loaded the built package: 3 nodes, 2 credentials');
	const host = await startWebhookHost(workflows);

	for (const [index, demoOrder] of demoOrders.entries()) {
		step(`[${index + 1}/${demoOrders.length}] ${demoOrder.title}`);
		await connect(sandbox.url, host.url, demoOrder);
		await deliver(sandbox.url, demoOrder, host.settled);
	}
	const books: Record<string, Books> = {};
	for (const group of ['demo', 'demo2']) books[group] = (await axios.get<Books>(`${sandbox.url}/sandbox/books?group=${group}`)).data;
	const stored = (await axios.get<StoredOrder[]>(`${sandbox.url}/sandbox/orders`)).data;

	console.log();
	printTable(demoOrders, seen);
	console.log();
	const pdfs = await savePdfs(seen);
	const disagreements = [...checkBooks(demoOrders, seen, books, stored), ...pdfs.problems];
	console.log('Each list invoices in an account of its own, with numbers of its own.');
	if (!keepsServing) console.log('The links end with the sandbox: npm run demo -- --serve keeps it open. The PDFs are kept.');
	for (const disagreement of disagreements) console.log(`DISAGREES: ${disagreement}`);
	const documents = Object.values(books).reduce((sum, book) => sum + book.documents.length, 0);
	console.log(`${seen.length} runs, ${documents} invoices in the books, ${pdfs.saved} PDFs in demo-output/, ${disagreements.length} disagreements, ${((Date.now() - started) / 1000).toFixed(1)} s`);

	if (keepsServing) {
		for (const { listId } of demoOrders) await connect(sandbox.url, host.url, { listId, format: 'json' });
		console.log(`\nOpen ${sandbox.url} and place an order: the workflow answers. Stop with Ctrl+C.`);
		await new Promise<void>((resolve) => { process.once('SIGINT', resolve); process.once('SIGTERM', resolve); });
	}
	await host.close();
	await sandbox.close();
	return disagreements.length === 0;
}

function step(text: string): void {
	console.log(`· ${text}`);
}

/** Sets up the external action (Külső művelet) of the list's order form, as a user does in SalesAutopilot. */
async function connect(sandboxUrl: string, hostUrl: string, { listId, format }: Pick<DemoOrder, 'listId' | 'format'>): Promise<void> {
	const body = `{"nl_id":"${listId}","nud_id":"[id]"}`;
	await axios.put(`${sandboxUrl}/sandbox/external-action/${listId}`, { url: `${hostUrl}/webhook/${listId}`, ...CALLER, format, body });
}

async function deliver(sandboxUrl: string, { listId, order, fault, deliveries = 1 }: DemoOrder, settled: () => Promise<void>): Promise<void> {
	if (fault !== undefined) await axios.post(`${sandboxUrl}/sandbox/faults`, fault);
	const { data: placed } = await axios.post<{ recordId: string }>(`${sandboxUrl}/sandbox/orders`, { listId, order, fire: true });
	await settled();
	for (let delivery = 2; delivery <= deliveries; delivery++) {
		// The invoice that the first run wrote back is taken out again: the look-up in CashMan-FX alone must recognise the order.
		await axios.put(`${sandboxUrl}/salesautopilot/update/${listId}/form/${listId}3/record/${placed.recordId}`, { mssys_billing_number: '', mssys_bill_pdf_link: '' }, { auth: { username: 'demo', password: 'demo' } });
		await axios.post(`${sandboxUrl}/sandbox/fire`, { listId, recordId: placed.recordId });
		await settled();
	}
}

function readRun(run: IRun): Seen {
	const [order] = outputOf(run, 'SalesAutopilot Trigger');
	const [created] = outputOf(run, 'Create Invoice');
	const [written] = outputOf(run, 'Write Invoice Back');
	const error = run.data.resultData.error as { message: string } | undefined;
	const text = (name: string): string => String(created?.json[name] ?? '');
	return {
		listId: String(order?.json.listId ?? ''),
		recordId: String(order?.json.recordId ?? ''),
		outcome: error === undefined ? text('outcome') : 'failed',
		invoiceNumber: text('invoiceNumber'),
		grossTotal: text('grossTotal'),
		currency: text('currency'),
		invoiceLink: text('invoiceLink'),
		message: error?.message ?? text('message'),
		writeBack: String(written?.json.writeBack ?? ''),
	};
}

async function savePdfs(seen: Seen[]): Promise<{ saved: number; problems: string[] }> {
	rmSync(OUTPUT_DIRECTORY, { recursive: true, force: true });
	mkdirSync(OUTPUT_DIRECTORY, { recursive: true });
	const problems: string[] = [];
	const issued = seen.filter(({ outcome }) => outcome === 'issued');
	for (const { invoiceLink, invoiceNumber, listId } of issued) {
		const { data } = await axios.get<ArrayBuffer>(invoiceLink, { responseType: 'arraybuffer' });
		const pdf = Buffer.from(data);
		if (!pdf.toString('latin1', 0, 5).startsWith('%PDF-')) problems.push(`the link of ${invoiceNumber} gives no PDF`);
		writeFileSync(join(OUTPUT_DIRECTORY, `${listId}-${invoiceNumber.replaceAll('/', '-')}.pdf`), pdf);
	}
	return { saved: issued.length, problems };
}
