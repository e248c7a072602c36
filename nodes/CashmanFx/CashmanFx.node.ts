import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { runChosenOperation } from '../itemLoop';
import { buildProperties } from '../operationProperties';
import { testCashmanFxLogin } from './credentialTest';
import { searchInvoices, searchProducts, searchProformas } from './listSearch';
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
		// The first one is what a new node does, and stands first among the actions of the node panel.
		properties: buildProperties(operations, [
			{ name: 'Invoice', value: 'invoice', description: 'Invoice (számla)' },
			{ name: 'Proforma', value: 'proforma', description: 'Proforma (díjbekérő)' },
			{ name: 'Advance Invoice', value: 'advance', description: 'Advance invoice (előlegszámla) and the final invoice (végszámla) that settles it' },
			{ name: 'Product', value: 'product', description: 'Product (termék) that is kept in CashMan-FX, and its stock (készlet)' },
			{ name: 'Partner', value: 'partner', description: 'Partner (partner) that is kept in CashMan-FX' },
			{ name: 'Cash Desk', value: 'cashDesk', description: 'Cash desk (pénztár)' },
			{ name: 'Raw', value: 'raw', description: 'Any operation of the API (tetszőleges művelet)' },
		]),
	};

	methods = { credentialTest: { testCashmanFxLogin }, listSearch: { searchInvoices, searchProducts, searchProformas } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runChosenOperation(this, operations)];
	}
}
