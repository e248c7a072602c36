/** How each file of workflows/ is started on the real n8n, and what is to be seen then. A template without an entry fails a test. */
export interface TemplateUse {
	/** A sample order that the sandbox places and tells n8n about, or a node that is executed by hand. */
	start: { sample: string } | { trigger: string; sample?: string };
	/** What n8n says of the execution. */
	status: 'success' | 'error';
	/** By node: what its items hold, in order; other fields may be there too. */
	sees: Record<string, Array<Record<string, unknown>>>;
	/** Kinds of the documents that CashMan-FX's books hold afterwards. */
	books: string[];
	/** Whether the order carries an invoice in SalesAutopilot afterwards. */
	writesBack: boolean;
}

export const TEMPLATE_USES: Record<string, TemplateUse> = {
	'order-to-invoice': {
		start: { sample: 'company' },
		status: 'success',
		sees: {
			'SalesAutopilot Trigger': [{ listId: '1001' }],
			'Create Invoice': [{ outcome: 'issued', currency: 'HUF', emailSent: false }],
			'Write Invoice Back': [{ outcome: 'issued', writeBack: 'written' }],
		},
		books: ['invoice'],
		writesBack: true,
	},
};

/** Templates that take more than one start to show what they are for: each has tests of its own in this file. */
export const TEMPLATE_TESTS: Record<string, string> = {
	'alert-when-orders-wait': 'templateRuns.e2e.ts',
	'errors-with-alert': 'templateRuns.e2e.ts',
	'nightly-batch': 'templateRuns.e2e.ts',
	'nightly-reconciliation': 'templateRuns.e2e.ts',
	'order-to-invoice-queue-mode': 'queueTemplate.e2e.ts',
	'pdf-by-mail': 'templateRuns.e2e.ts',
	'proforma-then-invoice': 'templateRuns.e2e.ts',
	'storno-with-check': 'templateRuns.e2e.ts',
	'two-lists-two-accounts': 'templateRuns.e2e.ts',
};
