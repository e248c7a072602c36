import type { FaultPlan } from '../faults';
import { underFaults } from '../spoil';
import type { SandboxState } from '../state';
import { Hiba } from './hiba';
import { OPERATIONS } from './operations';
import { field, readRows } from './rows';
import type { Account, CallRecord, Row } from './types';

const REPLY_HEADERS = { 'content-type': 'text/html; charset=utf-8' };
const LOGGED_REPLY_CHARACTERS = 200;

function logIn(state: SandboxState, row: Row): Account {
	const account = state.cashman.accounts.get(field(row, 'Csoport'));
	if (!account || account.user !== row.get('User') || account.password !== row.get('Password')) throw new Hiba('001');
	return account;
}

function answer(state: SandboxState, rows: readonly Row[], row: Row, plan: FaultPlan): string {
	const account = logIn(state, row);
	const code = field(row, 'muveletkod');
	const operation = OPERATIONS.get(code);
	if (!operation) throw new Hiba('003', code);
	return operation({
		state: state.cashman,
		account,
		rows,
		row,
		clock: state.clock,
		random: state.random,
		defects: plan.listing,
		withoutLink: plan.withoutLink,
	});
}

function textOf(work: () => string): string {
	try {
		return work();
	} catch (error) {
		if (error instanceof Hiba) return error.message;
		throw error;
	}
}

/** A copy: the text that `slice` gives holds the whole reply in memory, and a list of thousands of invoices is asked for thousands of times. */
function beginningOf(reply: string): string {
	return Buffer.from(reply.slice(0, LOGGED_REPLY_CHARACTERS)).toString();
}

function recordCall(state: SandboxState, row: Row | undefined, fault: string | undefined): CallRecord {
	state.cashman.callAtMs = state.clock.nowMs();
	const call: CallRecord = {
		sequence: ++state.cashman.callSequence,
		op: row ? field(row, 'muveletkod') : '',
		answered: false,
		reply: '',
		...(fault === undefined ? {} : { fault }),
	};
	const account = row && state.cashman.accounts.get(field(row, 'Csoport'));
	(account?.calls ?? state.cashman.strayCalls).push(call);
	return call;
}

/** POST /fxapi/jxs.php. Status 200 also for errors; never an empty body or `0`, which the vendor's client takes for a lost connection. */
export async function cashmanEndpoint(state: SandboxState, contentType: string, body: Buffer): Promise<Response> {
	let rows: Row[] = [];
	const unreadable = textOf(() => {
		rows = readRows(contentType, body);
		return '';
	});
	const row = rows[0];
	const plan = state.faults.plan('cashman', row ? field(row, 'muveletkod') : '');
	const call = recordCall(state, row, plan.label);
	const response = await underFaults(plan, () => {
		call.reply = unreadable || textOf(() => answer(state, rows, row ?? new Map(), plan));
		const response = new Response(call.reply, { headers: REPLY_HEADERS });
		call.reply = beginningOf(call.reply);
		return response;
	});
	if (plan.spoiler?.name === 'hiba') call.reply = plan.spoiler.text ?? '';
	call.answered = plan.spoiler === undefined || plan.spoiler.name === 'hiba';
	return response;
}
