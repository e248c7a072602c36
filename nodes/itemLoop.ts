import { NodeOperationError, type IBinaryKeyData, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { forgetEarlierTry, keepForNextTry, readEarlierTry, type Ended, type Remembered } from './earlierTry';
import { ServiceError, toNodeError } from './errors';
import { startsApart } from './startsApart';

/** What one input item becomes: one output item, or several for an operation that lists. */
export interface ItemOutput {
	json: IDataObject;
	binary?: IBinaryKeyData;
}

/**
 * One operation: its place in the editor, its fields, and what it does. `Plan` is what one item asks for, checked
 * before anything is sent; `Shared` is what the whole run knows, such as a look-up made once for all items.
 */
export interface Operation<Plan = unknown, Shared = unknown> {
	resource: string;
	value: string;
	name: string;
	action: string;
	description: string;
	/** Whether it changes something at the service; as an AI tool such an operation only says what it would do. */
	changesBooks?: boolean;
	fields: INodeProperties[];
	/** What an error calls the item, for example `Order 1234`; "" where it cannot be told. It does not throw. */
	nameItem?(context: IExecuteFunctions, itemIndex: number): string;
	/** Reads one item's parameters. Throws a Problem for what cannot be sent. */
	prepare(context: IExecuteFunctions, itemIndex: number): Plan;
	/** What a plan would do, for an AI tool that may not do it. */
	foretell?(plan: Plan): IDataObject;
	/** Runs once, after every item was prepared and before the first is executed. */
	before?(context: IExecuteFunctions, plans: Plan[]): Promise<Shared>;
	execute(context: IExecuteFunctions, plan: Plan, shared: Shared): Promise<ItemOutput | ItemOutput[]>;
	/** Names what is done for a plan, for an operation that a further try of the same run must not do again: the order, the document, the letter. */
	identify?(plan: Plan): string;
	/** Ends an item that an earlier try of the same run already carried out; without it the item ends as it did then. */
	resume?(context: IExecuteFunctions, plan: Plan, shared: Shared, earlier: ItemOutput): Promise<ItemOutput>;
	/** How many items may be under way at once; one without it. */
	concurrency?(context: IExecuteFunctions): number;
	/** Runs once at the end, also of a run that stopped at an error, and may add to the outputs. It does not throw: what was done is done. */
	after?(context: IExecuteFunctions, outputs: ItemOutput[], shared: Shared): Promise<void>;
	/** What was done before the run stopped at an error, for the error's text. */
	describeDone?(outputs: ItemOutput[], shared: Shared): string;
}

/** The parameter by which a person lets an AI tool act. */
export const ALLOW_AS_TOOL = 'allowAsTool';

/** A registry holds operations of many plans, each of which is only ever given its own. */
export type AnyOperation = Operation<any, any>;

interface Ready<Plan> {
	itemIndex: number;
	plan: Plan;
}
type Prepared<Plan> = Ready<Plan> | { itemIndex: number; error: NodeOperationError };
/** `inDoubt` is the error of an item that may have been done all the same. */
type Result = { itemIndex: number } & ({ outputs: ItemOutput[] } | { error: NodeOperationError; inDoubt?: ServiceError });

/** Runs the operation that the node's Resource and Operation say. */
export async function runChosenOperation(context: IExecuteFunctions, operations: readonly AnyOperation[]): Promise<INodeExecutionData[]> {
	const resource = context.getNodeParameter('resource', 0);
	const value = context.getNodeParameter('operation', 0);
	const operation = operations.find((each) => each.resource === resource && each.value === value);
	if (operation === undefined) {
		throw new NodeOperationError(context.getNode(), `The node has no operation "${String(value)}" of "${String(resource)}"`, { description: 'Choose Resource and Operation again.' });
	}
	return await runOperation(context, operation);
}

/**
 * The only item loop: every item is prepared before the first is executed, each ends in an output or an error, none is
 * dropped. With Continue On Fail a failure is `{ json: {}, error, pairedItem }`: an error inside json would make Retry On Fail
 * run the node again. Without it the run stops at the first failure and says what was done before.
 */
async function runOperation<Plan, Shared>(context: IExecuteFunctions, operation: Operation<Plan, Shared>): Promise<INodeExecutionData[]> {
	const prepared = context.getInputData().map((_item, itemIndex) => prepareItem(context, operation, itemIndex));
	const goesOn = context.continueOnFail();
	const refused = prepared.find((item) => 'error' in item);
	if (refused !== undefined && 'error' in refused && !goesOn) throw refused.error;

	const ready = prepared.filter((item): item is Ready<Plan> => 'plan' in item);
	if (operation.changesBooks === true && isHeldBack(context)) return prepared.flatMap((item) => toExecutionData('error' in item ? item : foretold(operation, item)));
	const known = await learnShared(context, operation, ready);
	const results = 'failures' in known ? known.failures : await executeAll(context, operation, ready, known.shared, goesOn);
	const outputs = results.flatMap((result) => ('outputs' in result ? result.outputs : []));
	// Also before a stop: n8n may run the node again at once, and whoever comes then must find what was done.
	if (outputs.length > 0 && 'shared' in known) await operation.after?.(context, outputs, known.shared);
	const failed = results.find((result) => 'error' in result);
	if (failed !== undefined && 'error' in failed && !goesOn) {
		if (operation.identify !== undefined) keepForNextTry(context, endsOf(operation, ready, results));
		throw withDone(failed.error, ('shared' in known && operation.describeDone?.(outputs, known.shared)) || '');
	}
	if (operation.identify !== undefined) forgetEarlierTry(context);
	return [...prepared.filter((item): item is { itemIndex: number; error: NodeOperationError } => 'error' in item), ...results]
		.sort((left, right) => left.itemIndex - right.itemIndex)
		.flatMap(toExecutionData);
}

/** A model may call the node as its tool without a person having seen what it is about to issue. As an expression, the switch would be the model's own to set. */
function isHeldBack(context: IExecuteFunctions): boolean {
	const { type, parameters } = context.getNode();
	return type.endsWith('Tool') && parameters[ALLOW_AS_TOOL] !== true;
}

function foretold<Plan, Shared>(operation: Operation<Plan, Shared>, { itemIndex, plan }: Ready<Plan>): Result {
	const message = 'Nothing was sent: as a tool the node only says what it would do. A person can switch on Allow Changes As A Tool.';
	return { itemIndex, outputs: [{ json: { outcome: 'preview', ...operation.foretell?.(plan), message } }] };
}

function prepareItem<Plan, Shared>(context: IExecuteFunctions, operation: Operation<Plan, Shared>, itemIndex: number): Prepared<Plan> {
	try {
		return { itemIndex, plan: operation.prepare(context, itemIndex) };
	} catch (error) {
		return { itemIndex, error: toNodeError(context.getNode(), error, itemIndex, operation.nameItem?.(context, itemIndex)) };
	}
}

/** What the whole run knows. Where that cannot be had, every item fails with an error of its own. */
async function learnShared<Plan, Shared>(context: IExecuteFunctions, operation: Operation<Plan, Shared>, ready: Ready<Plan>[]): Promise<{ shared: Shared } | { failures: Result[] }> {
	if (ready.length === 0) return { failures: [] };
	try {
		return { shared: (await operation.before?.(context, ready.map(({ plan }) => plan))) as Shared };
	} catch (error) {
		return { failures: ready.map(({ itemIndex }) => ({ itemIndex, error: toNodeError(context.getNode(), error, itemIndex) })) };
	}
}

async function executeAll<Plan, Shared>(context: IExecuteFunctions, operation: Operation<Plan, Shared>, ready: Ready<Plan>[], shared: Shared, goesOn: boolean): Promise<Result[]> {
	const results: Result[] = [];
	let next = 0;
	let isStopped = false;
	const workers = Math.max(1, Math.min(operation.concurrency?.(context) ?? 1, ready.length));
	const takeTurn = workers === 1 ? async () => {} : startsApart();
	const work = async (): Promise<void> => {
		for (;;) {
			await takeTurn();
			const item = ready[next];
			if (item === undefined || isStopped) return;
			next += 1;
			const result = await executeItem(context, operation, item.itemIndex, item.plan, shared);
			results.push(result);
			if ('error' in result && !goesOn) isStopped = true;
		}
	};
	await Promise.all(Array.from({ length: workers }, work));
	return results.sort((left, right) => left.itemIndex - right.itemIndex);
}

async function executeItem<Plan, Shared>(context: IExecuteFunctions, operation: Operation<Plan, Shared>, itemIndex: number, plan: Plan, shared: Shared): Promise<Result> {
	try {
		const earlier = earlierEnd(context, operation, itemIndex, plan);
		const output = earlier === undefined ? await operation.execute(context, plan, shared) : await resume(context, operation, plan, shared, earlier);
		return { itemIndex, outputs: Array.isArray(output) ? output : [output] };
	} catch (error) {
		return { itemIndex, error: toNodeError(context.getNode(), error, itemIndex), ...(error instanceof ServiceError && error.mayBeDone && { inDoubt: error }) };
	}
}

function earlierEnd<Plan, Shared>(context: IExecuteFunctions, { identify }: Operation<Plan, Shared>, itemIndex: number, plan: Plan): Ended | undefined {
	const earlier = identify === undefined ? undefined : readEarlierTry(context)[itemIndex];
	return earlier !== undefined && earlier.what === identify?.(plan) ? earlier : undefined;
}

async function resume<Plan, Shared>(context: IExecuteFunctions, operation: Operation<Plan, Shared>, plan: Plan, shared: Shared, earlier: Ended): Promise<ItemOutput> {
	if ('message' in earlier) throw new ServiceError(earlier.message, earlier.remedy, true);
	const output: ItemOutput = { json: earlier.output };
	return operation.resume === undefined ? output : await operation.resume(context, plan, shared, output);
}

/** What a further try may not do again. An item that plainly failed is not among them. */
function endsOf<Plan, Shared>({ identify }: Operation<Plan, Shared>, ready: ReadonlyArray<Ready<Plan>>, results: readonly Result[]): Record<string, Remembered> {
	if (identify === undefined) return {};
	const plans = new Map(ready.map(({ itemIndex, plan }) => [itemIndex, plan]));
	const endOf = (result: Result): Ended | undefined => {
		if ('outputs' in result) return result.outputs[0] && { output: result.outputs[0].json };
		return result.inDoubt && { message: result.inDoubt.message, remedy: result.inDoubt.remedy };
	};
	return Object.fromEntries(results.flatMap((result): Array<[string, Remembered]> => {
		const end = endOf(result);
		return end === undefined ? [] : [[String(result.itemIndex), { ...end, what: identify(plans.get(result.itemIndex) as Plan) }]];
	}));
}

function withDone(error: NodeOperationError, done: string): NodeOperationError {
	if (done !== '') error.description = [error.description, done].filter((part) => part).join(' ');
	return error;
}

function toExecutionData(result: Result): INodeExecutionData[] {
	const pairedItem = { item: result.itemIndex };
	return 'error' in result
		? [{ json: {}, error: withoutClass(result.error), pairedItem }]
		: result.outputs.map((output) => ({ ...output, pairedItem }));
}

/**
 * n8n 2.x copies a node's items into the isolate that evaluates expressions, and no instance of Error can be copied there:
 * every `$('Create Invoice')` of a later node would then be empty, without a word. n8n itself reads the message alone.
 */
function withoutClass({ name, message, description, context, timestamp, level }: NodeOperationError): NodeOperationError {
	return { name, message, description, context, timestamp, level } as NodeOperationError;
}
