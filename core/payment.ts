import { Problem } from './problem';
import { foldText } from './text';

/** The payment methods (fizetési mód) that CashMan-FX knows by name (U: a shop's code and its comment). */
export const PAYMENT_METHODS = [
	'Átutalás', 'Készpénz', 'Utánvét', 'Bankkártya', 'Üdülési csekk', 'PayPal', 'Szép kártya',
	'Utalvány', 'Halasztott KP', 'Barter', 'Kompenzáció', 'Barion',
] as const;

export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** SalesAutopilot's `mssys_payment_method` (M: the C# client's model). */
const BY_SALESAUTOPILOT_CODE: ReadonlyMap<string, PaymentMethod> = new Map([
	['1', 'Átutalás'], ['2', 'Készpénz'], ['3', 'Utánvét'], ['4', 'Bankkártya'], ['5', 'Bankkártya'],
]);

/** Online providers with a name of their own in CashMan-FX; any other provider is a card payment (G). */
const BY_PROVIDER: ReadonlyArray<readonly [RegExp, PaymentMethod]> = [
	[/barion/i, 'Barion'],
	[/paypal/i, 'PayPal'],
	[/sz[ée]p/i, 'Szép kártya'],
];

/** Methods where the money arrives later (a courier hands over cash on delivery after days), so that the buyer gets days to pay. */
export function isPaidLater(method: PaymentMethod): boolean {
	return method === 'Átutalás' || method === 'Utánvét' || method === 'Halasztott KP';
}

/** A row of Options → Payment Methods: a code of the order, or a word of a provider's name, and the method for it. */
export interface PaymentMethodRow {
	codeOrProvider: string;
	method: PaymentMethod;
}

/**
 * The method of an order: by the first row that fits, else by SalesAutopilot's code. A card or recurring payment, or an order without a code, goes
 * by its provider: one with a method of its own name gets that, any other is a card payment.
 */
export function paymentMethodFromSalesAutopilot(code: string, typedProvider: string, rows: readonly PaymentMethodRow[] = []): PaymentMethod {
	const row = rows.find(({ codeOrProvider }) => fitsPayment(codeOrProvider, code, typedProvider));
	if (row !== undefined) return row.method;
	const provider = typedProvider.normalize('NFC').trim();
	if (provider !== '' && (code === '' || code === '4' || code === '5')) {
		return BY_PROVIDER.find(([pattern]) => pattern.test(provider))?.[1] ?? PAYMENT_METHODS.find((method) => foldText(method) === foldText(provider)) ?? 'Bankkártya';
	}
	const method = BY_SALESAUTOPILOT_CODE.get(code);
	if (method === undefined) {
		throw new Problem('The payment method (fizetési mód) of the order is not known', 'mssys_payment_method', code, 'Give it a method under Options → Payment Methods, or one for all orders under Options → Payment Method.');
	}
	return method;
}

/** A method by its Hungarian name, in any letter case. */
export function requirePaymentMethod(name: string, field: string): PaymentMethod {
	const wanted = name.normalize('NFC').trim().toLocaleLowerCase('hu');
	const method = PAYMENT_METHODS.find((known) => known.toLocaleLowerCase('hu') === wanted);
	if (method === undefined) {
		throw new Problem('CashMan-FX does not know this payment method (fizetési mód)', field, name, `Use one of: ${PAYMENT_METHODS.join(', ')}.`);
	}
	return method;
}

/** A number fits the code alone; words fit a provider that has them in its name, in any letter case and without accents too. */
function fitsPayment(codeOrProvider: string, code: string, provider: string): boolean {
	const wanted = foldText(codeOrProvider);
	if (wanted === '') return false;
	return wanted === foldText(code) || (!/^\d+$/.test(wanted) && ` ${foldText(provider)} `.includes(` ${wanted} `));
}
