import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';
import type { ItemSeen, RunSeen } from './audit/evidence';
import { NODES } from './workflows';

type Read = Pick<RunSeen, 'given' | 'items' | 'error' | 'hints' | 'writeBacks' | 'record'>;

/** What a person can read of a finished run in n8n. `given` are the record ids of the items that its CashMan-FX node got, where the run began with them. */
export function readRun(run: IRun, node: string, given: string[] | undefined): Read {
	const { runData, error } = run.data.resultData;
	const inputs = given ?? fedBy(run, runData[NODES.sweep] === undefined ? NODES.trigger : NODES.sweep);
	const ended = runData[node]?.at(-1);
	const hasOutput = ended !== undefined && ended.error === undefined && inputs !== undefined;
	return {
		given: ended === undefined ? (inputs?.length === 0 ? [] : undefined) : inputs,
		items: hasOutput ? outputsOf(run, node).map((item) => readItem(item, inputs)) : undefined,
		error: error === undefined ? undefined : textOf(error),
		hints: (ended?.hints ?? []).map(({ message }) => message),
		writeBacks: outputsOf(run, NODES.writeBack).map(({ json, error: failure }) => ({ recordId: text(json.recordId), writeBack: failure === undefined ? text(json.writeBack) : 'failed', number: text(json.invoiceNumber) })),
		record: everythingIn(run.data),
	};
}

/** The items that a node handed on; undefined where it failed. */
function fedBy(run: IRun, node: string): string[] | undefined {
	const ended = run.data.resultData.runData[node]?.at(-1);
	return ended === undefined || ended.error !== undefined ? undefined : (ended.data?.main?.[0] ?? []).map(({ json }) => text(json.recordId));
}

/** Of every output: n8n moves failed items to the second where the workflow wants it so. */
function outputsOf(run: IRun, node: string): INodeExecutionData[] {
	return (run.data.resultData.runData[node]?.at(-1)?.data?.main ?? []).flatMap((items) => items ?? []);
}

function readItem({ json, error, pairedItem }: INodeExecutionData, given: readonly string[]): ItemSeen {
	const failure = error ?? json.error;
	const isDocument = json.outcome !== undefined || failure !== undefined;
	return {
		recordId: given[indexOf(pairedItem)] ?? '',
		outcome: failure !== undefined ? 'failed' : isDocument ? text(json.outcome) : 'found',
		number: text(json.proformaNumber ?? json.invoiceNumber),
		link: text(json.stornoLink ?? json.invoiceLink),
		gross: text(json.grossTotal),
		currency: text(json.currency),
		emailSent: json.emailSent === true,
		says: failure !== undefined ? textOf(failure) : text(json.message),
	};
}

function indexOf(pairedItem: INodeExecutionData['pairedItem']): number {
	const first = Array.isArray(pairedItem) ? pairedItem[0] : pairedItem;
	return typeof first === 'object' ? first.item : (first ?? -1);
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function textOf(error: unknown): string {
	if (typeof error !== 'object' || error === null) return text(error);
	const { message, description } = error as { message?: unknown; description?: unknown };
	return [message, description].map(text).filter((part) => part !== '').join(' ');
}

/** Every text in it, however deep, also what an error keeps from being counted (its stack, its cause). */
function everythingIn(root: unknown): string {
	const texts: string[] = [];
	const seen = new Set<object>();
	const open: unknown[] = [root];
	while (open.length > 0) {
		const value = open.pop();
		if (typeof value === 'string') texts.push(value);
		if (typeof value !== 'object' || value === null || seen.has(value)) continue;
		seen.add(value);
		for (const name of Object.getOwnPropertyNames(value)) {
			texts.push(name);
			open.push((value as IDataObject)[name]);
		}
	}
	return texts.join('\n');
}
