import { randomOf, type Random } from '../money/random';
import { hungarianTime } from '../../sandbox/clock';
import { booksOf } from '../../sandbox/control/books';
import { addOrder } from '../../sandbox/salesautopilot/orders';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox';
import { createSandboxServer } from '../../sandbox/server';
import type { DocumentSeen, Evidence, RunSeen } from './audit/evidence';
import type { Call } from './call';
import { anyStrike, strikeOf, type Strike } from './faultNames';
import { standOn } from './machine';
import { Network, type Decision, type Process } from './network';
import type { Ordered } from './orders';
import { PASSWORDS, USERS } from './passwords';
import { RESTART_MS, type Plan, type Step } from './plan';
import { Runner } from './runner';
import { connectThrough, type Stage } from './stage';
import { VirtualTime } from './virtualTime';
import { LIST } from './workflows';

/** A fault that is left out when a history is made smaller: `step/call`. */
export type Muted = ReadonlySet<string>;

const GROUP = 'demo';
/** A call of SalesAutopilot takes so long; one that comes in between gets 429. */
const SALESAUTOPILOT_MS = 20;

/** One history: the orders, both services and n8n, from the first step to the auditor. */
export class World {
	readonly time: VirtualTime;
	readonly runs: RunSeen[] = [];
	readonly struck: string[] = [];
	private readonly sandbox: Sandbox;
	private readonly network: Network;
	private readonly processes = new Map<string, Process>();
	private readonly onDeath = new Map<Process, Array<() => void>>();
	private step: Step | undefined;
	private callsOfStep = 0;

	constructor(readonly plan: Plan, readonly stage: Stage, private readonly muted: Muted) {
		this.time = new VirtualTime(plan.startMs);
		const random = randomOf(plan.seed, 1);
		standOn({ time: this.time, chance: () => random.between(0, 0xffffff) / 0x1000000 });
		this.sandbox = createSandbox({ seed: plan.seed, today: () => hungarianTime(new Date(this.time.nowMs)).slice(0, 10), salesAutopilotLatencyMs: SALESAUTOPILOT_MS });
		const { state } = this.sandbox;
		this.network = new Network({
			time: this.time, server: createSandboxServer(this.sandbox), state,
			processOf: (host) => this.processes.get(host) as Process,
			decide: (call) => this.decide(call),
			kill: (process) => this.kill(process),
		});
		Object.assign(state.cashman.accounts.get(GROUP) ?? {}, { user: USERS.cashman, password: PASSWORDS.cashman });
		Object.assign(state.salesAutopilot, { username: USERS.salesautopilot, password: PASSWORDS.salesautopilot });
		// Drawing a page takes longer than everything else together, and nobody looks at it here.
		state.renderPdf = async () => new Uint8Array(Buffer.from('%PDF-1.7\n%%EOF'));
		this.placeOrders();
		connectThrough(this.network);
	}

	async run(): Promise<Evidence> {
		return await this.time.drive(this.live());
	}

	/** What was seen until a history came to no end. */
	interrupted(): Evidence {
		const { seed, kind, list } = this.plan;
		return { seed, kind, list, orders: this.placedOrders(), calls: this.network.calls, runs: this.runs, documents: [], mails: [], mailsAfterOpening: 0, openedLinks: [], records: new Map(), forged: [], calmSinceRun: this.runs.length };
	}

	/** A process of n8n that has just been started. */
	startProcess(): Process {
		const process: Process = { host: `n8n-${this.processes.size}.test`, isDead: false, runs: new Set() };
		this.processes.set(process.host, process);
		this.onDeath.set(process, []);
		return process;
	}

	whenDead(process: Process): Promise<'killed'> {
		return new Promise((resolve) => { this.onDeath.get(process)?.push(() => resolve('killed')); });
	}

	private async live(): Promise<Evidence> {
		const runner = new Runner(this);
		for (const step of this.plan.steps) await this.take(step, runner);
		const calmSinceRun = this.runs.length;
		await this.takeCalmly(runner);
		return await this.gather(runner, calmSinceRun);
	}

	private async take(step: Step, runner: Runner): Promise<void> {
		this.step = step;
		this.callsOfStep = 0;
		const wasKilled = this.runs.at(-1)?.isKilled === true;
		await this.time.sleep(wasKilled ? Math.max(step.gapMs, RESTART_MS) : step.gapMs);
		await runner.take(step);
	}

	/** Without faults, everything comes to its end: what is unknown is run again, and the nightly workflow finds what is left over. */
	private async takeCalmly(runner: Runner): Promise<void> {
		const calm = (id: number, action: Step['action']): Step => ({ id, gapMs: 600_000, action, settings: { onError: 'continueRegularOutput', retryOnFail: false, sendEmail: false, invoicesAtOnce: 1 }, faultyPercent: 0 });
		for (const order of runner.unknownOrders()) await this.take(calm(900 + order, { does: 'deliver', order }), runner);
		for (const night of [1, 2]) await this.take(calm(990 + night, { does: 'sweep' }), runner);
	}

	private placeOrders(): void {
		const { state } = this.sandbox;
		const list = state.salesAutopilot.lists.get(LIST);
		if (list === undefined) throw new Error(`The sandbox has no list ${LIST}`);
		for (const { recordId, form } of this.placedOrders()) {
			state.salesAutopilot.nextId = Number(recordId);
			addOrder(state, list, '10011', form);
		}
	}

	private placedOrders(): Ordered[] {
		return this.plan.orders.filter((_, order) => !this.plan.absent.includes(order));
	}

	/** What becomes of a call. The same step and number give the same, whatever happens in other steps. */
	private decide(call: Call): Decision {
		const step = this.step as Step;
		const number = this.callsOfStep++;
		const random = randomOf(this.plan.seed * 1000 + step.id, 2 + number);
		const latencyMs = random.between(5, 60);
		const strike = this.strikeOf(call, step, number, random);
		if (strike !== undefined) this.struck.push(`${step.id}/${number}`);
		return { latencyMs, list: this.plan.list, ...(strike && { strike }), ...(step.dies?.call === number && { dies: step.dies.when }) };
	}

	private strikeOf(seen: Call, step: Step, number: number, random: Random): Strike | undefined {
		const isDown = step.down === 'look-up' ? seen.operation === '18' : step.down === (seen.service === 'cashman' ? 'CashMan-FX' : 'SalesAutopilot');
		const isLate = step.lateCreates === true && seen.operation === '1' && random.chance(10);
		const isHit = random.chance(step.faultyPercent);
		if (this.muted.has(`${step.id}/${number}`)) return undefined;
		const forced = step.forced?.find(({ call }) => call === number);
		if (forced !== undefined) return strikeOf(forced.fault, random);
		if (isDown) return strikeOf(step.down === 'look-up' ? 'look-up down' : random.pick(['connection refused', '5xx before commit', 'request lost, no answer']), random);
		if (isLate) return { name: 'booked when given up', network: { lateMs: random.between(61_000, 120_000) } };
		return isHit ? anyStrike(seen, random) : undefined;
	}

	private kill(process: Process): void {
		if (process.isDead) return;
		process.isDead = true;
		for (const tell of this.onDeath.get(process) ?? []) tell();
	}

	/** The books as they stand in the end, and what a buyer finds who opens the links. */
	private async gather(runner: Runner, calmSinceRun: number): Promise<Evidence> {
		const { state } = this.sandbox;
		const account = state.cashman.accounts.get(GROUP);
		if (account === undefined) throw new Error(`The sandbox has no account ${GROUP}`);
		const books = booksOf(account) as { documents: DocumentSeen[]; mails: Evidence['mails'] };
		const mails = [...books.mails];
		const records = new Map((state.salesAutopilot.lists.get(LIST)?.records ?? []).map(({ id, values }) => [id, { ...values }]));
		return {
			seed: this.plan.seed, kind: this.plan.kind, list: this.plan.list, orders: this.placedOrders(), calls: this.network.calls, runs: this.runs, mails, records, calmSinceRun,
			documents: books.documents.map((document, index) => ({ ...document, buyer: account.documents[index]?.buyer.name ?? '', bookedAtCall: account.documents[index]?.bookedAtCall ?? 0, bookedAtMs: account.documents[index]?.bookedAtMs ?? 0 })),
			openedLinks: await this.openLinks(records),
			mailsAfterOpening: account.mails.length,
			forged: runner.forged,
		};
	}

	private async openLinks(records: Evidence['records']): Promise<Evidence['openedLinks']> {
		const links = new Set([...this.runs.flatMap(({ items = [] }) => items.map(({ link }) => link)), ...[...records.values()].map(({ mssys_bill_pdf_link = '' }) => mssys_bill_pdf_link)]);
		const opened: Evidence['openedLinks'] = [];
		for (const link of links) if (link !== '') opened.push({ link, status: (await this.sandbox.handle(new Request(link))).status });
		return opened;
	}
}
