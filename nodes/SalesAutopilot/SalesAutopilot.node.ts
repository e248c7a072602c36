import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { runChosenOperation } from '../itemLoop';
import { buildProperties } from '../operationProperties';
import { testSalesAutopilotLogin } from './credentialTest';
import { getOrderLists, getUpdateForms } from './loadOptions';
import { operations } from './operations';

export class SalesAutopilot implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SalesAutopilot',
		name: 'salesAutopilot',
		icon: { light: 'file:salesAutopilot.svg', dark: 'file:salesAutopilot.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Get orders (megrendelések) from SalesAutopilot, and write their invoices back',
		defaults: { name: 'SalesAutopilot' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'salesAutopilotApi', required: true, testedBy: 'testSalesAutopilotLogin' }],
		properties: buildProperties(operations, [
			{ name: 'Order', value: 'order', description: 'Order (megrendelés) of a webshop or an order form' },
			{ name: 'Letter', value: 'letter', description: 'Letter (levél) that is kept in SalesAutopilot' },
			{ name: 'List', value: 'list', description: 'List (lista) of orders or subscribers, and its forms' },
		]),
	};

	methods = { credentialTest: { testSalesAutopilotLogin }, loadOptions: { getOrderLists, getUpdateForms } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runChosenOperation(this, operations)];
	}
}
