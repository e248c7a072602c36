import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { runChosenOperation } from '../itemLoop';
import { buildProperties } from '../operationProperties';
import { testCashmanFxLogin } from './credentialTest';
import { operations } from './operations';

export class CashmanFx implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'CashMan-FX',
		name: 'cashmanFx',
		icon: { light: 'file:cashmanFx.svg', dark: 'file:cashmanFx.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Issue Hungarian invoices (számla) in CashMan-FX, each order once, and get their links',
		defaults: { name: 'CashMan-FX' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'cashmanFxApi', required: true, testedBy: 'testCashmanFxLogin' }],
		properties: buildProperties(operations, [{ name: 'Invoice', value: 'invoice', description: 'Invoice (számla)' }]),
	};

	methods = { credentialTest: { testCashmanFxLogin } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runChosenOperation(this, operations)];
	}
}
