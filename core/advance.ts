import { allocate } from './allocate';
import { requireDecimal, requireExactMinor, showMoney } from './amounts';
import { divideHalfAwayFromZero, powerOfTen } from './decimal';
import { sumAmounts, type Invoice, type InvoiceLine } from './invoice';
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

/** The final invoice (végszámla): the whole order, less the advance that was invoiced under `number`. */
export function asFinal(invoice: Invoice, { number, grossMinor }: { number: string; grossMinor: bigint }): Invoice {
	const taken = advanceLines(invoice, grossMinor, `Előleg levonása (${number})`).map(negate);
	const lines = [...invoice.lines, ...taken];
	return { ...invoice, lines, totals: sumAmounts(lines) };
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
