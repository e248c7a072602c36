/**
 * The auditor: it knows what was ordered and reads what the sandbox's books hold, and nothing of how an invoice is made. It
 * imports nothing, so that no mistake of the product can be a mistake of its own.
 */
export interface Ordered {
	recordId: string;
	gross: string;
	buyer: string;
}

export interface Booked {
	number: string;
	kind: string;
	/** Carries the order's number. */
	note: string;
	gross: string;
	cancelledBy: string;
	buyer: { name: string };
}

export interface Evidence {
	ordered: readonly Ordered[];
	booked: readonly Booked[];
	/** Orders whose number stands in a letter to a person, or in an execution that says it is not sure. */
	listed: ReadonlySet<string>;
	/** Orders of which an execution says itself that there is more than one invoice, or that it could not see whether there is. */
	reported: ReadonlySet<string>;
	/** Orders with a run that was killed: it can say nothing. */
	brokenOff: ReadonlySet<string>;
	/** Orders of which the nightly reconciliation says that there is more than one invoice. */
	reconciled: ReadonlySet<string>;
	/** Invoice number that the order carries in SalesAutopilot; "" for none. */
	carried: ReadonlyMap<string, string>;
}

/** Each names orders by their record ID, except `strangers`: invoices of no order that was placed. */
export interface Findings {
	invoiced: string[];
	duplicates: string[];
	/** Duplicates that no execution has told of. */
	unreported: string[];
	/** Those of them that no killed run explains. */
	silent: string[];
	/** Duplicates that the nightly reconciliation does not name. */
	unreconciled: string[];
	/** Neither invoiced nor listed. */
	lost: string[];
	listed: string[];
	/** Another total or buyer than was ordered. */
	wrong: string[];
	/** Invoiced, not listed, and the order does not carry the number. */
	notCarried: string[];
	strangers: string[];
}

export function audit({ ordered, booked, listed, reported, brokenOff, reconciled, carried }: Evidence): Findings {
	const standing = booked.filter(({ kind, cancelledBy }) => kind === 'invoice' && cancelledBy === '');
	const invoicesOf = new Map<string, Booked[]>(ordered.map(({ recordId }) => [recordId, []]));
	const strangers: string[] = [];
	for (const invoice of standing) {
		const named = (invoice.note.match(/\d+/g) ?? []).map((text) => invoicesOf.get(text)).filter((invoices) => invoices !== undefined);
		if (named.length === 1) named[0]?.push(invoice);
		else strangers.push(invoice.number);
	}
	const idsOf = (is: (order: Ordered, invoices: Booked[]) => boolean): string[] => ordered.filter((order) => is(order, invoicesOf.get(order.recordId) ?? [])).map(({ recordId }) => recordId);
	const duplicates = idsOf((_order, invoices) => invoices.length > 1);
	const unreported = duplicates.filter((recordId) => !reported.has(recordId));
	return {
		invoiced: idsOf((_order, invoices) => invoices.length > 0),
		duplicates,
		unreported,
		silent: unreported.filter((recordId) => !brokenOff.has(recordId)),
		unreconciled: duplicates.filter((recordId) => !reconciled.has(recordId)),
		lost: idsOf(({ recordId }, invoices) => invoices.length === 0 && !listed.has(recordId)),
		listed: idsOf(({ recordId }) => listed.has(recordId)),
		wrong: idsOf(({ gross, buyer }, invoices) => invoices.some((invoice) => invoice.gross !== gross || invoice.buyer.name !== buyer)),
		notCarried: idsOf(({ recordId }, invoices) => invoices.length > 0 && !listed.has(recordId) && !invoices.some(({ number }) => number === carried.get(recordId))),
		strangers,
	};
}
