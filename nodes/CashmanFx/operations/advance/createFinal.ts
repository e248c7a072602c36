import type { INodeProperties } from 'n8n-workflow';
import { asFinal, readAdvance } from '../../../../core/advance';
import { formatDecimal } from '../../../../core/decimal';
import { documentsOfKind, hasOtherTotal, otherParty, type FoundByReference, type FoundDocument } from '../../../../core/duplicateGuard';
import type { Invoice } from '../../../../core/invoice';
import { grossOf, netOf } from '../../../../core/listedDocument';
import { Problem } from '../../../../core/problem';
import { requireCleanText, typedText } from '../../../../core/text';
import { createFieldsWithout } from '../issuing/createFields';
import { issuingOperation } from '../issuing/createRun';

const finalFields: INodeProperties[] = [
	{
		displayName: 'Advance Invoice Number',
		name: 'advanceNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026/00042',
		description: 'Number of the advance invoice (előlegszámla) to settle; left empty, it is found by the order\'s number',
		hint: 'Üresen: a rendelésszám alapján keresi',
	},
	{
		displayName: 'Advance Gross Total',
		name: 'advanceGross',
		type: 'string',
		default: '',
		description: 'Gross total of the advance invoice (előleg bruttó összege); left empty, as the invoice list shows it',
	},
];

export const createFinalOperation = issuingOperation({
	resource: 'advance',
	value: 'createFinal',
	name: 'Create Final Invoice',
	action: 'Create the final invoice that settles an advance',
	description: 'Issue the final invoice (végszámla) of an order, once: the whole order less its advance invoice',
	fields: [...finalFields, ...createFieldsWithout('issueZeroTotal')],
	shaping: {
		documentKind: 'invoice',
		// What the order carries may be its advance invoice.
		alreadyIn: () => ({ number: '', link: '' }),
		shape: (_context, _itemIndex, invoice) => invoice,
		complete(context, itemIndex) {
			const number = requireCleanText(context.getNodeParameter('advanceNumber', itemIndex, ''), 'Advance Invoice Number');
			const gross = typedText(context.getNodeParameter('advanceGross', itemIndex, ''), 'Advance Gross Total').trim();
			return (invoice, found) => {
				const advance = findAdvance(found, invoice, number);
				return asFinal(invoice, { number: advance.number, grossMinor: takenOff(invoice, advance, gross), net: netOf(advance) });
			};
		},
	},
});

function findAdvance(found: FoundByReference, { reference, currency, buyer }: Invoice, number: string): FoundDocument {
	const all = documentsOfKind(found, reference, 'advance');
	const standing = all.filter(({ isCancelled }) => isCancelled !== true);
	const advances = number === '' ? standing : standing.filter((each) => each.number === number);
	// The buyer of a partner code is taken from CashMan-FX's own records.
	const difference = (each: FoundDocument): string => otherParty(each, { currency, buyer: buyer.partnerCode === '' ? buyer.name : '' });
	const named = advances.filter((each) => difference(each) === '');
	const [advance, ...others] = named;
	const [otherOrders] = advances;
	if (advance === undefined && otherOrders !== undefined) {
		throw new Problem(`The advance invoice ${otherOrders.number} carries the order number ${reference}, but ${difference(otherOrders)}`, 'Advance Invoice Number', number, 'Check the order: the advance of another order cannot be taken off.');
	}
	const [cancelled] = all.filter((each) => number === '' || each.number === number);
	if (advance === undefined && cancelled !== undefined) {
		throw new Problem(`The advance invoice ${cancelled.number} of order ${reference} was cancelled (storno)`, 'Advance Invoice Number', number, 'To bill the whole order, use Invoice: Create. To ask for an advance again, use Advance Invoice: Create with Options → Issue Again After Storno.');
	}
	if (advance === undefined) {
		throw new Problem(`No advance invoice (előlegszámla) carries the order number ${reference}`, 'Advance Invoice Number', number, 'Create the advance invoice with this node first, or check the order number.');
	}
	if (others.length > 0) {
		throw new Problem(`More than one advance invoice carries the order number ${reference}: ${named.map((each) => each.number).join(', ')}`, 'Advance Invoice Number', number, 'Give the number of the one to settle.');
	}
	return advance;
}

/** What the user typed goes before the list, which may show whole forints alone, but cannot be another total. */
function takenOff(invoice: Invoice, advance: FoundDocument, typed: string): bigint {
	const grossMinor = readAdvance(invoice, 'amount', typed || grossOfAdvance(advance, invoice), 'Advance Gross Total');
	if (!hasOtherTotal(advance, grossMinor, invoice.scale)) return grossMinor;
	throw new Problem(`The invoice list shows ${advance.gross} as the total of the advance invoice ${advance.number}`, 'Advance Gross Total', typed, 'Empty the field, or give the total as it stands on the advance invoice.');
}

/** A list may show whole forints where the advance has fillér, and what is taken off must be the advance to the last of them. */
function grossOfAdvance(advance: FoundDocument, { currency, scale }: Invoice): string {
	const gross = grossOf(advance);
	if (gross !== undefined && currency === 'HUF' && scale > 0 && gross.scale === 0) {
		throw new Problem(`The invoice list shows the total of the advance invoice ${advance.number} in whole forints, while the order has fillér`, 'Advance Gross Total', advance.gross, 'Fill it in as it stands on the advance invoice, for example 617.28.');
	}
	if (gross !== undefined) return formatDecimal(gross);
	throw new Problem(`The invoice list does not show the total of the advance invoice ${advance.number}`, 'Advance Gross Total', advance.gross, 'Fill it in.');
}
