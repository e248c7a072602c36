import { documentsOf, orderOf } from './booksOfOrders';
import type { DocumentSeen, Evidence, Finding, RunSeen } from './evidence';

/** Amounts as whole numbers of the smallest coin; NaN for what is none. */
const minor = (amount: string, currency: string): number => Math.round(Number(amount) * (currency === 'HUF' ? 1 : 100));
const isExact = (amount: string, currency: string): boolean => (currency === 'HUF' ? /^-?\d+$/ : /^-?\d+\.\d\d$/).test(amount);

/** Law 3: the gross total of every document is the order's, its lines sum to it, and a run says the same. */
export function exactMoney(evidence: Evidence): Finding[] {
	const finding = (says: string): Finding => ({ law: 'law 3: money is exact', says });
	const ofDocuments = evidence.orders.flatMap((order) => ['invoice', 'proforma'].flatMap((kind) => documentsOf(evidence, order, kind).flatMap((document) => {
		const isOrders = document.gross === order.gross && document.currency === order.currency && document.buyer === order.buyer;
		return [
			...(isOrders ? [] : [finding(`${document.number} is ${document.gross} ${document.currency} for ${document.buyer}; order ${order.reference} is ${order.gross} ${order.currency} for ${order.buyer}`)]),
			...(addsUp(document) ? [] : [finding(`${document.number} does not add up`)]),
		];
	})));
	return [...ofDocuments, ...evidence.runs.flatMap((run) => saidWrongly(evidence, run).map(finding)), ...sentThoughWrong(evidence).map(finding)];
}

function addsUp({ currency, net, vat, gross, lines }: DocumentSeen): boolean {
	const sum = (pick: (line: DocumentSeen['lines'][number]) => string): number => lines.reduce((total, line) => total + minor(pick(line), currency), 0);
	const [wholeNet, wholeVat, wholeGross] = [minor(net, currency), minor(vat, currency), minor(gross, currency)];
	return [net, vat, gross].every((amount) => isExact(amount, currency)) && wholeNet + wholeVat === wholeGross && sum((line) => line.gross) === wholeGross && sum((line) => line.net) === wholeNet;
}

function saidWrongly(evidence: Evidence, run: RunSeen): string[] {
	if (run.does !== 'create') return [];
	const says = (run.items ?? []).filter(({ outcome }) => outcome === 'issued' || outcome === 'existing');
	return says.filter(({ recordId, gross, currency }) => {
		const order = orderOf(evidence, recordId);
		return order.due === 'invoice' && gross !== order.gross || currency !== order.currency;
	}).map(({ recordId, gross, currency }) => `run ${run.id} says ${gross} ${currency} for order ${orderOf(evidence, recordId).reference}`);
}

/** What does not add up is refused before anything is sent. */
function sentThoughWrong({ orders, calls }: Evidence): string[] {
	const wrong = orders.filter(({ due }) => due === 'nothing: wrong data');
	return wrong.filter(({ reference }) => calls.some(({ operation, note }) => operation === '1' && note === `Megrendelésszám: ${reference}`)).map(({ reference }) => `order ${reference} has wrong data, and was sent`);
}
