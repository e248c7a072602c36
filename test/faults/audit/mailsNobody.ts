import type { Evidence, Finding, RunSeen } from './evidence';

/** Law 5: what a customer gets opens the document and mails nobody; the node mails each document once, and only where it was told to. */
export function mailsNobody(evidence: Evidence): Finding[] {
	const { mails, mailsAfterOpening, openedLinks, runs, calls, kind } = evidence;
	const finding = (says: string): Finding => ({ law: 'law 5: a customer\'s link mails nobody', says });
	const mailed = mails.map(({ number }) => number);
	// A page that another server sends with status 200 cannot be told from CashMan-FX's own.
	const isFooled = (run: RunSeen): boolean => calls.some((call) => call.runs.includes(run.id) && call.mails && call.fault === 'HTML');
	const claimed = runs.filter((run) => !isFooled(run)).flatMap(({ items = [] }) => items.filter(({ emailSent }) => emailSent));
	// Of two executions at once, the one whose answer was lost takes the other's invoice for its own.
	const isRaced = (number: string): boolean => kind === 'two at once' && runs.filter(({ isOneOfTwo, items = [] }) => isOneOfTwo && items.some((item) => item.number === number)).length > 1;
	return [
		...(mailsAfterOpening === mails.length ? [] : [finding(`opening the links sent ${mailsAfterOpening - mails.length} letters`)]),
		...openedLinks.filter(({ link, status }) => status !== 200 || /[?&]email=/i.test(link)).map(({ link, status }) => finding(`a link answers ${status}: ${link}`)),
		...mailed.filter((number, index) => mailed.indexOf(number) !== index && !isRaced(number)).map((number) => finding(`${number} was mailed more than once`)),
		...claimed.filter(({ number }) => !mailed.includes(number)).map(({ number }) => finding(`a run says that ${number} was mailed, and it was not`)),
		...calls.filter((call) => call.mails && !call.runs.some((id) => runs.find((run) => run.id === id)?.mayMail)).map((call) => finding(`run ${call.runs.join()} opened a mailing link, and nobody asked for it`)),
	];
}
