import { allocate } from './allocate';
import { requireDecimal, requireExactMinor, roundingUnit, showMoney } from './amounts';
import { divideHalfAwayFromZero, magnitude, powerOfTen, toScale, type Decimal } from './decimal';
import { requireNotNegative, sumAmounts, type Amounts, type Invoice, type InvoiceLine } from './invoice';
import { ONE, sumsByRate } from './orderExtras';
import { ADVANCE_MARK } from './orderReference';
import { Problem } from './problem';

/**
 * From the invoice of a whole order to the documents before and around it. An advance (előleg) and what the final invoice takes
 * off for it are reckoned by the same rule, so that both together make the order's total to the last minor unit.
 */

/** A proforma (díjbekérő) asks for the money: it is not paid yet. `ownNumber` may be empty. */
export function asProforma(invoice: Invoice, ownNumber: string): Invoice {
	if (ownNumber !== '' && invoice.invoiceBook !== '') {
		throw new Problem('A proforma with a number of its own goes into no invoice book (számlatömb)', 'Invoice Book', invoice.invoiceBook, 'Empty one of Invoice Book and Own Number.');
	}
	const { paidOn: _unpaid, ...unpaid } = invoice;
	return { ...unpaid, kind: 'proforma', ownNumber };
}

/** The advance invoice (előlegszámla) over a part of the order: one line for each VAT rate, in proportion to the rates' gross. */
export function asAdvance(invoice: Invoice, grossMinor: bigint): Invoice {
	const lines = advanceLines(invoice, grossMinor, 'Előleg');
	const note = invoice.note === '' ? ADVANCE_MARK : `${ADVANCE_MARK}. ${invoice.note}`;
	// An advance is fulfilled when its money comes (VAT Act, Áfa tv. 59. §), not when the goods do.
	return { ...invoice, kind: 'advance', fulfilledOn: invoice.paidOn ?? invoice.issuedOn, note, lines, totals: sumAmounts(lines) };
}

/** An advance as it was invoiced; `net` is what the invoice list shows, where it does. */
export interface BilledAdvance {
	number: string;
	grossMinor: bigint;
	net?: Decimal | undefined;
}

/**
 * The final invoice (végszámla): the whole order, less the advance. What is taken off is reckoned from the order as it is now, so an order
 * whose VAT rates changed since its advance would take off another VAT than was billed: that, and a net total below zero, is a Problem.
 */
export function asFinal(invoice: Invoice, advance: BilledAdvance): Invoice {
	const billed = advanceLines(invoice, advance.grossMinor, `Előleg levonása (${advance.number})`);
	requireAsBilled(sumAmounts(billed), billed.length, advance, invoice);
	const lines = [...invoice.lines, ...billed.map(negate)];
	const totals = sumAmounts(lines);
	requireNotNegative(totals, invoice.scale, 'Items', `Cancel (storno) the advance invoice ${advance.number} in CashMan-FX, and bill the whole order with Invoice: Create.`);
	return { ...invoice, lines, totals };
}

/** A list may show whole forints where the advance has fillér, and each line was rounded once. */
function requireAsBilled(taken: Amounts, lineCount: number, { number, net, grossMinor }: BilledAdvance, { scale, currency }: Invoice): void {
	const billedNet = net && toScale(net, scale);
	// The names in the list are guesses: what is more than the gross, or less than any rate leaves of it, is no net.
	if (billedNet === undefined || billedNet > grossMinor || billedNet * 2n < grossMinor) return;
	if (magnitude(billedNet - taken.netMinor) <= roundingUnit(currency, scale) * BigInt(lineCount + 1)) return;
	const show = (netMinor: bigint): string => `${showMoney(netMinor, scale, currency)} net and ${showMoney(grossMinor - netMinor, scale, currency)} VAT`;
	throw new Problem(
		`The advance invoice ${number} billed ${show(billedNet)}, and of the order as it is now ${show(taken.netMinor)} would be taken off`, 'Advance Invoice Number', number,
		`The items or their VAT rates changed since the advance was issued. Set them back, or cancel (storno) ${number} in CashMan-FX and bill the whole order with Invoice: Create.`,
	);
}

/** The advance that a user asks for, in minor units: an amount, or a share of the order's gross total (rounded half away from zero). */
export function readAdvance({ totals, scale, currency }: Invoice, kind: 'percent' | 'amount', typed: string, field: string): bigint {
	const given = requireDecimal(kind === 'percent' ? typed.replace(/\s*%\s*$/, '') : typed, field);
	const grossMinor = kind === 'amount'
		? requireExactMinor(given, scale, field, typed)
		: divideHalfAwayFromZero(totals.grossMinor * given.units, 100n * powerOfTen(given.scale));
	if (grossMinor > 0n && grossMinor <= totals.grossMinor) return grossMinor;
	throw new Problem(`The advance is not between 0 and the order's total of ${showMoney(totals.grossMinor, scale, currency)}`, field, typed, 'Give a part of the order\'s gross total.');
}

function advanceLines({ lines, scale }: Invoice, grossMinor: bigint, name: string): InvoiceLine[] {
	const groups = sumsByRate(lines).filter((group) => group.grossMinor > 0n);
	if (groups.length === 0) throw new Problem('There is nothing that an advance could be asked for', 'Items', undefined, 'Check the items of the order.');
	const parts = allocate(grossMinor, groups.map((group) => group.grossMinor));
	return groups
		.map((group, index): InvoiceLine => {
			const part = parts[index] ?? 0n;
			const netMinor = divideHalfAwayFromZero(part * group.netMinor, group.grossMinor);
			return {
				name, sku: '', productId: '', quantity: ONE, unit: 'db', unitNet: { units: netMinor, scale }, vat: group.vat,
				netMinor, vatMinor: part - netMinor, grossMinor: part, note: '', warehouseId: '', costCentreId: '',
			};
		})
		.filter((line) => line.grossMinor !== 0n);
}

function negate(line: InvoiceLine): InvoiceLine {
	return { ...line, unitNet: { ...line.unitNet, units: -line.unitNet.units }, netMinor: -line.netMinor, vatMinor: -line.vatMinor, grossMinor: -line.grossMinor };
}
