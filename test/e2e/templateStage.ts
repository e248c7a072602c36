/** What the tests of templates need beside the stage: a mail server, a database, and ways to start a template and to see what came of it. */
import { CALLER } from '../../demo/workflows';
import { hungarianTime } from '../../sandbox/clock';
import type { Execution, WorkflowFile } from '../../scripts/n8n/rest';
import { readTemplates } from '../../scripts/n8n/templates';
import { startMailbox, type Mailbox } from '../support/mailbox';
import { startDatabase, type Database } from '../support/postgres';
import { booksOf, control, execution, importWorkflow, publish, setStage, until, type Books, type Stage } from './stage';

export interface TemplateStage extends Stage {
	mailbox: Mailbox;
	database: Database;
	/** Imports a template, after a change if one is given, and publishes it where it has a start of its own. */
	use(name: string, change?: (workflow: WorkflowFile) => void): Promise<UsedTemplate>;
	/** Places an order without telling n8n. */
	order(fields?: Record<string, unknown>, listId?: string): Promise<string>;
	/** Changes an order of list 1001, as SalesAutopilot's own screens do. */
	update(recordId: string, fields: Record<string, string>): Promise<void>;
	documents(group?: string): Promise<Books['documents']>;
}

export interface UsedTemplate {
	id: string;
	/** The next run that ends, in the order of their starts. */
	nextRun(): Promise<Execution>;
	/** Executes the workflow by hand from this trigger. */
	runFrom(trigger: string): Promise<Execution>;
	/** Tells n8n of an order, and waits for its run. */
	fire(recordId: string, listId?: string): Promise<Execution>;
	deactivate(): Promise<void>;
}

const HOUR_MS = 60 * 60 * 1000;

/** The moment so many hours ago, as SalesAutopilot writes it. */
export const hoursAgo = (hours: number): string => hungarianTime(new Date(Date.now() - hours * HOUR_MS));

export const BUYER = {
	email: 'anna@example.hu', mssys_lastname: 'Minta', mssys_firstname: 'Anna', mssys_bill_country: 'hu', mssys_bill_zip: '1011', mssys_bill_city: 'Budapest', mssys_bill_address: 'Fő utca 1.',
	mssys_payment_method: '1', mssys_order_status: '1', mssys_bill_currency: 'HUF', mssys_order_netto_sum: '7000', mssys_order_brutto_sum: '8890',
	products: [{ oi_name: 'Őszi teaválogatás', oi_quantity: '2', oi_price: '3500', oi_vat_percent: '27', oi_netto_sum: '7000', oi_brutto_sum: '8890' }],
};
export const ZERO = { ...BUYER, mssys_order_netto_sum: '0', mssys_order_brutto_sum: '0', products: [{ oi_name: 'Kóstoló', oi_quantity: '1', oi_price: '0', oi_vat_percent: '27', oi_netto_sum: '0', oi_brutto_sum: '0' }] };
export const MALFORMED = { ...BUYER, mssys_bill_company: 'Rossz Szám Bt.', mssys_vat_number: '1234-5' };

export async function setTemplateStage(): Promise<TemplateStage> {
	const database = await startDatabase();
	const stage = await setStage().catch((error: Error) => {
		database.close();
		throw error;
	});
	const mailbox = await startMailbox();
	stage.credentials.SMTP = await stage.client.createCredential({ name: 'SMTP', type: 'smtp', data: { user: '', password: '', host: '127.0.0.1', port: mailbox.port, secure: false, disableStartTls: true } });
	stage.credentials.Postgres = await stage.client.createCredential({ name: 'Postgres', type: 'postgres', data: { ...database.credential, sshTunnel: false } });
	const templates = readTemplates();
	return {
		...stage, mailbox, database,
		async use(name, change) {
			const workflow = structuredClone(templates.get(name));
			if (workflow === undefined) throw new Error(`workflows/ has no ${name}.json`);
			change?.(workflow);
			return await useWorkflow(stage, workflow);
		},
		order: async (fields = BUYER, listId = '1001') => (await control<{ recordId: string }>(stage.sandbox, 'POST', 'orders', { listId, order: { subdate: hoursAgo(24), ...fields } })).recordId,
		async update(recordId, fields) {
			const { status } = await fetch(`${stage.sandbox.url}/salesautopilot/update/1001/form/10013/record/${recordId}`, {
				method: 'PUT', headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}` }, body: JSON.stringify(fields),
			});
			if (status !== 200) throw new Error(`SalesAutopilot answered ${status} to the change of order ${recordId}`);
		},
		documents: async (group) => (await booksOf(stage.sandbox, group)).documents,
		async close() {
			mailbox.close();
			await stage.close();
			database.close();
		},
	};
}

/** Only the test starts a schedule: at a quarter past, the workflow's own would run between two steps and be taken for the next run. */
function setSchedulesAside({ nodes }: WorkflowFile): void {
	const yesterday = new Date(Date.now() - 24 * HOUR_MS);
	for (const { type, parameters } of nodes) {
		if (type.endsWith('.scheduleTrigger')) parameters.rule = { interval: [{ field: 'cronExpression', expression: `0 0 ${yesterday.getUTCDate()} ${yesterday.getUTCMonth() + 1} *` }] };
	}
}

async function useWorkflow(stage: Stage, workflow: WorkflowFile): Promise<UsedTemplate> {
	setSchedulesAside(workflow);
	const id = await importWorkflow(stage, workflow);
	const triggers = workflow.nodes.filter(({ type }) => type.endsWith('.salesAutopilotTrigger'));
	if (workflow.nodes.some(({ type }) => /(scheduleTrigger|salesAutopilotTrigger)$/.test(type))) await publish(stage, id, workflow);
	for (const { parameters, webhookId } of triggers.slice(1)) {
		const url = `${stage.n8n.url}/webhook/${String(webhookId)}/order`;
		await until(`the webhook ${url}`, async () => (await fetch(url, { method: 'POST' })).status === 401);
		await control(stage.sandbox, 'PUT', `external-action/${String(parameters.listId)}`, { url, ...CALLER, format: 'json', body: `{"nl_id":"${String(parameters.listId)}","nud_id":"[id]"}` });
	}
	let rank = 0;
	const nextRun = async () => await execution(stage, id, ++rank);
	return {
		id, nextRun,
		async runFrom(trigger) {
			await stage.client.runManually(id, trigger);
			return await nextRun();
		},
		async fire(recordId, listId = '1001') {
			const { fired } = await control<{ fired: { status: number } }>(stage.sandbox, 'POST', 'fire', { listId, recordId });
			if (fired.status !== 200) throw new Error(`n8n answered ${fired.status} to the external action`);
			return await nextRun();
		},
		deactivate: async () => { await stage.client.call('POST', `/rest/workflows/${id}/deactivate`, {}).catch(() => undefined); },
	};
}
