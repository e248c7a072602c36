import { NodeConnectionTypes, NodeOperationError, type IHookFunctions, type INodeType, type INodeTypeDescription, type IWebhookFunctions, type IWebhookResponseData } from 'n8n-workflow';
import { plainText } from '../../core/text';
import { testSalesAutopilotLogin } from '../SalesAutopilot/credentialTest';
import { getOrderLists } from '../SalesAutopilot/loadOptions';
import { receiveOrder } from './receiveOrder';
import { triggerFields } from './triggerFields';

export class SalesAutopilotTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SalesAutopilot Trigger',
		name: 'salesAutopilotTrigger',
		icon: { light: 'file:salesAutopilotTrigger.svg', dark: 'file:salesAutopilotTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ "order list " + $parameter["listId"] }}',
		description: 'Starts the workflow when an order (megrendelés) arrives in SalesAutopilot, with the whole order',
		eventTriggerDescription: 'Waiting for an order in SalesAutopilot, sent to the Test URL',
		defaults: { name: 'SalesAutopilot Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'salesAutopilotApi', required: true, testedBy: 'testSalesAutopilotLogin' }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'order' }],
		properties: triggerFields,
	};

	methods = { credentialTest: { testSalesAutopilotLogin }, loadOptions: { getOrderLists } };

	/** SalesAutopilot has no API to register a call (H): a person sets it up. Here it is only made sure that calls can be let in. */
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				const { webhookUsername, webhookPassword } = await this.getCredentials('salesAutopilotApi');
				return plainText(webhookUsername) !== '' && plainText(webhookPassword) !== '';
			},
			async create(this: IHookFunctions): Promise<boolean> {
				throw new NodeOperationError(this.getNode(), 'The credential has no Webhook Username and Webhook Password, so every call would be refused', {
					description: 'Fill in both in the SalesAutopilot credential, and write the same two into the external action (Külső művelet) in SalesAutopilot.',
				});
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { status, text, item } = await receiveOrder(this);
		const response = this.getResponseObject();
		response.writeHead(status, {
			'content-type': 'text/plain; charset=utf-8',
			...(status === 401 && { 'www-authenticate': 'Basic realm="n8n SalesAutopilot Trigger", charset="UTF-8"' }),
		});
		response.end(text);
		return { noWebhookResponse: true, ...(item !== undefined && { workflowData: [[{ json: item }]] }) };
	}
}
