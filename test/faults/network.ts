import type { Server } from 'node:http';
import type { SandboxState } from '../../sandbox/state';
import type { Fault } from '../../sandbox/faults';
import { readCall, type Call } from './call';
import { ConnectionEnd } from './connection';
import type { Strike } from './faultNames';
import { isWhole, readHead } from './message';
import type { VirtualTime } from './virtualTime';

/** A process of n8n. What a dead one sends goes nowhere, and nothing reaches it. */
export interface Process {
	host: string;
	isDead: boolean;
	/** Runs that are under way in it. */
	runs: Set<number>;
}

export interface Decision {
	latencyMs: number;
	strike?: Strike;
	/** The list hides documents that are younger, or says no order number: what is wrong with this account's list all the time. */
	list?: { hidesMs: number; isBlind: boolean };
	/** The process dies at this call: before it leaves, or once the server has done what it asks. */
	dies?: 'before sending' | 'after the commit';
}

interface Ways {
	time: VirtualTime;
	server: Server;
	state: SandboxState;
	processOf(host: string): Process;
	decide(call: Call): Decision;
	kill(process: Process): void;
}

/** Between n8n and both services: it carries every request and answer, by virtual time, and writes down what it carried. */
export class Network {
	readonly calls: Call[] = [];

	constructor(private readonly ways: Ways) {}

	/** What Node's HTTP agent asks for in place of a socket. `run-7.n8n-1.test` names the run too. */
	connect(host: string): ConnectionEnd {
		const [, run, name = host] = /^run-(\d+)\.(.+)$/.exec(host) ?? [];
		return new Carriage(this.ways, this.calls, this.ways.processOf(name), run === undefined ? undefined : Number(run)).client;
	}
}

/** One connection, which carries one request: n8n keeps none alive. */
class Carriage {
	readonly client: ConnectionEnd;
	private server: ConnectionEnd | undefined;
	private sent = Buffer.alloc(0);
	private received = Buffer.alloc(0);
	private call: Call | undefined;
	private latencyMs = 0;
	private isAnswerTrue = true;
	private readonly added: Fault[] = [];

	constructor(private readonly ways: Ways, private readonly calls: Call[], private readonly process: Process, private readonly run: number | undefined) {
		this.client = new ConnectionEnd(ways.time, { onBytes: (bytes) => this.gather(bytes), onDestroy: () => this.end() });
	}

	private gather(bytes: Buffer): void {
		this.sent = Buffer.concat([this.sent, bytes]);
		const head = readHead(this.sent);
		if (head === undefined || !isWhole(this.sent, head) || this.call !== undefined || this.process.isDead) return;
		const { time, decide, kill } = this.ways;
		const runs = this.run === undefined ? [...this.process.runs] : [this.run];
		this.call = { index: this.calls.length, runs, ...readCall(head, this.sent), sentMs: time.nowMs, isAnswered: false };
		const decision = decide(this.call);
		if (decision.dies === 'before sending') {
			kill(this.process);
			return;
		}
		this.calls.push(this.call);
		this.send(this.call, decision);
	}

	private send(call: Call, { latencyMs, strike, list, dies }: Decision): void {
		const { time, kill } = this.ways;
		this.latencyMs = latencyMs;
		call.fault = strike?.name;
		this.isAnswerTrue = strike === undefined || strike.isMild === true;
		if (strike?.network === 'refused') time.after(latencyMs, () => this.refuse());
		else if (strike?.network !== 'lost') {
			const lateMs = typeof strike?.network === 'object' ? strike.network.lateMs : 0;
			time.after(latencyMs + lateMs, () => this.deliver(call, strike, list));
		}
		// A process that dies later has sent the request: it arrives all the same.
		if (dies === 'after the commit') time.after(latencyMs, () => time.whenSettled(() => kill(this.process)));
	}

	private refuse(): void {
		if (!this.process.isDead) this.client.destroy(Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:80'), { code: 'ECONNREFUSED', syscall: 'connect' }));
	}

	/** The whole request reaches the service, with whatever is to go wrong there. */
	private deliver(call: Call, strike: Strike | undefined, list: Decision['list']): void {
		const { time, server, state } = this.ways;
		const { operation } = call;
		if (operation === '18' && list !== undefined) {
			if (list.hidesMs > 0) this.added.push(state.faults.add({ name: 'stale-list', ageMs: list.hidesMs }));
			if (list.isBlind) this.added.push(state.faults.add({ name: 'blind-list' }));
		}
		if (strike?.sandbox !== undefined) this.added.push(state.faults.add({ ...strike.sandbox, operation }));
		const before = state.cashman.callSequence;
		const end = new ConnectionEnd(time, {
			onBytes: (bytes) => this.carryBack(bytes),
			onFinish: () => this.carryBack(null),
			onDestroy: () => time.after(this.latencyMs, () => { if (!this.process.isDead) this.client.destroy(); }),
		});
		this.server = end;
		server.emit('connection', end);
		end.arrive(this.sent);
		time.whenSettled(() => {
			if (state.cashman.callSequence > before) call.sequence = state.cashman.callSequence;
		});
	}

	private carryBack(bytes: Buffer | null): void {
		this.ways.time.after(this.latencyMs, () => {
			if (this.process.isDead) return;
			if (bytes !== null) this.note(bytes);
			this.client.arrive(bytes);
		});
	}

	private note(bytes: Buffer): void {
		if (this.client.destroyed || this.call === undefined) return;
		this.received = Buffer.concat([this.received, bytes]);
		const head = readHead(this.received);
		if (head === undefined) return;
		this.call.status = Number(head.firstLine.split(' ')[1]);
		if (isWhole(this.received, head)) this.call.isAnswered = this.isAnswerTrue;
	}

	/** The client is through with it, one way or the other. */
	private end(): void {
		if (this.call !== undefined && !this.process.isDead) this.call.endedMs ??= this.ways.time.nowMs;
		this.server?.destroy();
		for (const fault of this.added) this.ways.state.faults.remove(fault);
	}
}
