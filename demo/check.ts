import type { DemoOrder } from './orders';

/** What one run came to, read from n8n's run data. */
export interface Seen {
	listId: string;
	recordId: string;
	outcome: string;
	invoiceNumber: string;
	grossTotal: string;
	currency: string;
	invoiceLink: string;
	message: string;
	writeBack: string;
}

/** An order in SalesAutopilot after everything. */
export interface StoredOrder {
	listId: string;
	recordId: string;
	record: Record<string, string>;
}

export interface Books {
	documents: Array<{ number: string; gross: string; note: string }>;
	mails: unknown[];
}

const GROUP_OF_LIST: Record<string, string> = { '1001': 'demo', '1002': 'demo2' };

/** Everything in which the runs, what was expected, and the two services' own books disagree. */
export function checkBooks(orders: DemoOrder[], seen: Seen[], books: Record<string, Books>, stored: StoredOrder[]): string[] {
	const problems: string[] = [];
	const expected = orders.flatMap((order) => order.expected.outcomes.map((outcome) => ({ ...order, outcome })));
	if (seen.length !== expected.length) return [`${expected.length} runs were expected, ${seen.length} were seen`];
	for (const [index, { title, outcome, listId, expected: { gross } }] of expected.entries()) {
		const run = seen[index] as Seen;
		if (run.outcome !== outcome || run.listId !== listId) problems.push(`"${title}" was to be ${outcome} on list ${listId}, and is ${run.outcome} on ${run.listId}: ${run.message}`);
		problems.push(...checkDocument(title, run, gross, books[GROUP_OF_LIST[listId] ?? '']), ...checkWriteBack(title, run, seen, stored));
	}
	for (const [group, book] of Object.entries(books)) {
		const issued = seen.filter((run) => GROUP_OF_LIST[run.listId] === group && run.outcome === 'issued').length;
		if (book.documents.length !== issued) problems.push(`account ${group} has ${book.documents.length} invoices, but ${issued} were issued`);
		if (book.mails.length > 0) problems.push(`account ${group} has sent ${book.mails.length} mails, and nobody asked for one`);
	}
	return problems;
}

function checkDocument(title: string, run: Seen, gross: string | undefined, book: Books | undefined): string[] {
	const problems: string[] = [];
	const documents = book?.documents.filter(({ note }) => note === `Megrendelésszám: ${run.recordId}`) ?? [];
	const hasInvoice = run.outcome === 'issued' || (run.outcome === 'existing' && gross !== undefined);
	if (documents.length !== (hasInvoice ? 1 : 0)) problems.push(`"${title}" has ${documents.length} invoices in the books`);
	if (!hasInvoice) return problems;
	const [document] = documents;
	if (document?.number !== run.invoiceNumber) problems.push(`"${title}" is ${document?.number} in the books, and ${run.invoiceNumber} in the output`);
	if (document?.gross !== gross || run.grossTotal !== gross) problems.push(`"${title}" was to be ${gross}, is ${run.grossTotal} in the output and ${document?.gross} in the books`);
	return problems;
}

/** The order shows the number, and the link that the last run about it put out. */
function checkWriteBack(title: string, { listId, recordId, outcome, invoiceNumber }: Seen, seen: Seen[], stored: StoredOrder[]): string[] {
	const record = stored.find((order) => order.listId === listId && order.recordId === recordId)?.record;
	if (outcome !== 'issued' && outcome !== 'existing') return [];
	const lastLink = seen.filter((run) => run.listId === listId && run.recordId === recordId).at(-1)?.invoiceLink;
	const isWritten = record?.mssys_billing_number === invoiceNumber && record.mssys_bill_pdf_link === lastLink;
	return isWritten ? [] : [`"${title}" has ${record?.mssys_billing_number || 'no invoice'} written back in SalesAutopilot`];
}
