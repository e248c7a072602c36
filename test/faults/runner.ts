import type { INodeExecutionData, IRun } from 'n8n-workflow';
import type { WorkflowJson } from '../engine';
import type { Evidence, RunSeen } from './audit/evidence';
import type { Process } from './network';
import { PASSWORDS, USERS } from './passwords';
import type { Action, Settings, Step } from './plan';
import { readRun } from './readRun';
import type { World } from './world';
import { change, LIST, nightly, NODES, orderToInvoice, type Accounts } from './workflows';

/** What a run was started with, for a person who presses Retry. */
interface Started {
	order: number | undefined;
	run: RunSeen;
	result: IRun | undefined;
	items: INodeExecutionData[];
}

interface Beginning {
	json: WorkflowJson;
	start: string;
	items: INodeExecutionData[];
	/** Record ids, where the run begins at the CashMan-FX node. */
	given?: string[];
}

const basic = (password: string): string => `Basic ${Buffer.from(`${USERS.webhook}:${password}`).toString('base64')}`;

/** Does in n8n's engine what a step says, and writes down what could be seen of it. */
export class Runner {
	readonly forged: Evidence['forged'] = [];
	private readonly started: Started[] = [];
	private process: Process;

	constructor(private readonly world: World) {
		this.process = world.startProcess();
	}

	async take({ action, settings, second }: Step): Promise<void> {
		if (this.process.isDead) this.process = this.world.startProcess();
		const first = this.perform(action, settings, this.process, second !== undefined);
		if (second === undefined) {
			await first;
			return;
		}
		const process = second.isInSameProcess ? this.process : this.world.startProcess();
		await this.world.time.sleep(second.offsetMs);
		const other = process.isDead ? Promise.resolve() : this.perform(second.action, settings, process, true);
		await Promise.all([first, other]);
	}

	/** Orders whose last run does not know whether it issued. */
	unknownOrders(): number[] {
		return this.world.plan.orders.flatMap(({ recordId }, order) => {
			const last = this.world.runs.filter(({ does, items = [] }) => does === 'create' && items.some((item) => item.recordId === recordId)).at(-1);
			return last?.items?.find((item) => item.recordId === recordId)?.outcome === 'unknown' ? [order] : [];
		});
	}

	private async perform(action: Action, settings: Settings, process: Process, isOneOfTwo: boolean): Promise<void> {
		if (action.does === 'forge') return await this.forge(action.order, process);
		const run: RunSeen = {
			id: this.world.runs.length, title: this.titleOf(action), does: doesOf(action), startedMs: this.world.time.nowMs, endedMs: 0, isKilled: false, isOneOfTwo,
			isRetried: settings.retryOnFail, mayMail: settings.sendEmail, startedWith: [], hints: [], writeBacks: [], record: '',
		};
		this.world.runs.push(run);
		process.runs.add(run.id);
		const accounts = this.world.stage.accountsOf(run.id, process.host);
		const running = this.begin(action, settings, accounts, run);
		// A killed run may still fail in some corner of the engine; nobody hears of it.
		running.catch(() => undefined);
		if ((await Promise.race([running, this.world.whenDead(process)])) === 'killed') run.isKilled = true;
		run.endedMs = this.world.time.nowMs;
		process.runs.delete(run.id);
	}

	private async begin(action: Action, settings: Settings, accounts: Accounts, run: RunSeen): Promise<void> {
		const beginning = await this.beginningOf(action, settings, accounts, run);
		if (beginning === undefined || run.isKilled) return;
		const { json, start, items, given } = beginning;
		const entry: Started = { order: 'order' in action ? action.order : undefined, run, result: undefined, items };
		this.started.push(entry);
		run.startedWith = items.map(({ json: item }) => String(item.recordId ?? ''));
		const result = await this.world.stage.engine.run(json, start, items);
		if (run.isKilled) return;
		entry.result = result;
		Object.assign(run, readRun(result, start === NODES.change ? NODES.change : NODES.create, given));
	}

	private async beginningOf(action: Action, settings: Settings, accounts: Accounts, run: RunSeen): Promise<Beginning | undefined> {
		const { orders } = this.world.plan;
		switch (action.does) {
			case 'deliver':
				return await this.receive(action.order, orderToInvoice(settings, accounts), run);
			case 'retry':
				return this.again(action.order, orderToInvoice(settings, accounts));
			case 'batch': {
				const known = action.orders.flatMap((order) => this.lastItems(order)).slice(0, action.orders.length);
				return known.length === 0 ? undefined : { json: orderToInvoice(settings, accounts), start: NODES.create, items: known, given: known.map(({ json }) => String(json.recordId)) };
			}
			case 'sweep':
				return { json: nightly(settings, accounts), start: NODES.sweep, items: [{ json: {} }] };
			case 'proforma': {
				const items = this.lastItems(action.order);
				return items.length === 0 ? undefined : { json: change('proforma', settings, accounts), start: NODES.change, items, given: items.map(({ json }) => String(json.recordId)) };
			}
			case 'forge':
				return undefined;
			default: {
				const { reference = '', recordId = '' } = orders[action.order] ?? {};
				return { json: change(action.does, settings, accounts), start: NODES.change, items: [{ json: { orderReference: reference } }], given: [recordId] };
			}
		}
	}

	/** SalesAutopilot calls the webhook; what the trigger hands on starts the run. */
	private async receive(order: number, json: WorkflowJson, run: RunSeen): Promise<Beginning | undefined> {
		const { recordId = '' } = this.world.plan.orders[order] ?? {};
		const { response, answer } = await this.world.stage.engine.webhook(json, NODES.trigger, { body: { nl_id: LIST, nud_id: recordId }, headers: { authorization: basic(PASSWORDS.webhook) } });
		const [items] = response.workflowData ?? [];
		if (items !== undefined && items !== null) return { json, start: NODES.trigger, items };
		run.error = `The webhook answered ${answer?.status}: ${answer?.body}`;
		return undefined;
	}

	private async forge(order: number, process: Process): Promise<void> {
		const { recordId = '' } = this.world.plan.orders[order] ?? {};
		const accounts = this.world.stage.accountsOf(0, process.host);
		const json = orderToInvoice({ onError: 'stopWorkflow', retryOnFail: false, sendEmail: false, invoicesAtOnce: 1 }, accounts);
		const { response, answer } = await this.world.stage.engine.webhook(json, NODES.trigger, { body: { nl_id: LIST, nud_id: recordId }, headers: { authorization: basic('kitalált') } });
		this.forged.push({ status: answer?.status ?? 0, hasStarted: response.workflowData !== undefined, said: `${answer?.body} ${JSON.stringify(answer?.headers)}` });
	}

	/** n8n's Retry: the node that failed runs again with what it was given then. */
	private again(order: number, json: WorkflowJson): Beginning | undefined {
		const { recordId = '' } = this.world.plan.orders[order] ?? {};
		const last = this.started.filter((each) => each.order === order && each.items.some((item) => item.json.recordId === recordId)).at(-1);
		if (last === undefined) return undefined;
		const created = last.result?.data.resultData.runData[NODES.create]?.at(-1);
		const hasCreated = last.result?.data.resultData.error !== undefined && created?.error === undefined;
		const handedOn = created?.data?.main?.[0];
		if (hasCreated && handedOn) return { json, start: NODES.writeBack, items: handedOn };
		return { json, start: NODES.create, items: last.items, given: last.items.map(({ json: item }) => String(item.recordId)) };
	}

	/** An order as an earlier run read it. */
	private lastItems(order: number): INodeExecutionData[] {
		const { recordId = '' } = this.world.plan.orders[order] ?? {};
		const items = this.started.flatMap((each) => each.items).filter(({ json }) => json.recordId === recordId && json.order !== undefined);
		return items.slice(-1).map(({ json }) => ({ json }));
	}

	private titleOf(action: Action): string {
		const name = (order: number): string => {
			const { recordId, reference } = this.world.plan.orders[order] ?? {};
			return reference === recordId ? `order ${reference}` : `order ${reference} (${recordId})`;
		};
		switch (action.does) {
			case 'sweep':
				return 'the nightly workflow';
			case 'batch':
				return `a batch: ${action.orders.map(name).join(', ')}`;
			case 'deliver':
				return `${name(action.order)} is delivered`;
			default:
				return `${action.does} of ${name(action.order)}`;
		}
	}
}

function doesOf({ does }: Action): RunSeen['does'] {
	return does === 'storno' || does === 'settle' || does === 'link' || does === 'proforma' || does === 'convert' ? does : 'create';
}
