import { readTemplates } from '../../scripts/n8n/templates';
import type { WorkflowFile } from '../../scripts/n8n/rest';

/** One of the two ways to invoice with several workers, each with a list and an account of its own. */
export interface Way {
	name: 'claim' | 'plain';
	title: string;
	listId: string;
	group: string;
	/** The template that orders start, and the one that sees to what was left behind, with the trigger to start it by hand. */
	template: string;
	later: { template: string; trigger: string };
}

export const WAYS: readonly Way[] = [
	{ name: 'claim', title: 'with the claim', listId: '1001', group: 'demo', template: 'order-to-invoice-queue-mode', later: { template: 'order-to-invoice-queue-mode', trigger: 'Every 15 Minutes' } },
	{ name: 'plain', title: 'without it', listId: '1002', group: 'demo2', template: 'order-to-invoice', later: { template: 'nightly-batch', trigger: 'Every Night' } },
];

/** A template for the way's list and account, as a person would choose them. */
export function workflowOf({ listId, group }: Way, template: string): WorkflowFile {
	const workflow = readTemplates().get(template);
	if (workflow === undefined) throw new Error(`workflows/ has no ${template}.json`);
	if (listId === '1001') return workflow;
	return JSON.parse(JSON.stringify(workflow).replaceAll('"1001"', `"${listId}"`).replaceAll('"10013"', `"${listId}3"`).replaceAll('"CashMan-FX"', `"CashMan-FX ${group.replace('demo', '')}"`)) as WorkflowFile;
}

/** The claim that lets everyone in: what a broken claim looks like to this check. */
export function withoutGuard(workflow: WorkflowFile): WorkflowFile {
	const text = JSON.stringify(workflow);
	const broken = text.replace('ON CONFLICT DO NOTHING', 'ON CONFLICT (list_id, order_reference) DO UPDATE SET claimed_by = excluded.claimed_by');
	if (broken === text) throw new Error('The template claims in another way: the canary has to be written anew');
	return JSON.parse(broken) as WorkflowFile;
}
