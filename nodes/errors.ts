import { NodeOperationError, type INode } from 'n8n-workflow';
import { Problem } from '../core/problem';

/** A service said no, or could not be asked. Nothing is retried blindly after it. */
export class ServiceError extends Error {
	constructor(
		message: string,
		/** What was not sent, and what to do now. */
		readonly remedy: string,
		/** Whether it may have been done all the same: a further try of the run then must not do it again. */
		readonly mayBeDone = false,
	) {
		super(message);
		this.name = 'ServiceError';
	}
}

/**
 * The one place where an error becomes n8n's. It is made new from texts alone: an HTTP error's cause holds the request
 * with the password in it, and a NodeApiError would advise Retry On Fail, which is wrong for an unknown outcome.
 */
export function toNodeError(node: INode, error: unknown, itemIndex: number, itemName = ''): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	if (error instanceof Problem) {
		return new NodeOperationError(node, itemName === '' ? error.message : `${itemName}: ${error.message}`, { itemIndex, description: `${error.remedy} Nothing was sent for this item.` });
	}
	if (error instanceof ServiceError) {
		return new NodeOperationError(node, error.message, { itemIndex, description: error.remedy });
	}
	if (error instanceof Error && isOfExpression(error)) {
		const { parameter } = (error as { context?: { parameter?: unknown } }).context ?? {};
		const where = typeof parameter === 'string' ? ` of the field ${parameter}` : '';
		return new NodeOperationError(node, `${itemName === '' ? '' : `${itemName}: `}An expression${where} cannot be evaluated: ${error.message}`, { itemIndex, description: 'Correct the expression in this node. Nothing was sent for this item.' });
	}
	const message = error instanceof Error ? error.message : String(error);
	return new NodeOperationError(node, `The node itself failed: ${message}`, {
		itemIndex,
		description: 'This is a mistake in the node, not in your data. Please report it with this text.',
	});
}

/** n8n evaluates an expression while a parameter is read; a slip in its syntax is a UserError. */
function isOfExpression(error: Error): boolean {
	return [error.name, error.constructor.name].some((name) => /^(?:Expression|UserError|ApplicationError)/.test(name));
}
