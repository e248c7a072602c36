/** What NAV's arithmetic needs of an invoice. Everything is a count of small units, so that nothing passes through a float. */
export const MONEY_SCALE = 2;
export const QUANTITY_SCALE = 10;
export const PRICE_SCALE = 10;
export const RATE_SCALE = 6;

/** Hundredths of the invoice's currency, and hundredths of a forint. */
export interface Money {
	readonly own: bigint;
	readonly huf: bigint;
}

export interface Amounts {
	readonly net: Money;
	readonly vat: Money;
	readonly gross: Money;
}

export interface RateAmounts extends Amounts {
	/** `0.27`, a case code (`AAM`), `FAD`, a margin scheme (`SECOND_HAND`), or `EUE 0.19`: out of scope, with another country's rate. */
	readonly vatRate: string;
}

export interface NavLine extends RateAmounts {
	/** Units of 10^-10, as `unitPrice` and `unitPriceHuf`. NAV checks the product only where both are given. */
	readonly quantity?: bigint;
	readonly unitPrice?: bigint;
	readonly unitPriceHuf?: bigint;
	/** Hundredths of the currency, taken off quantity × price. */
	readonly discount?: bigint;
}

export interface Customer {
	readonly status: 'DOMESTIC' | 'PRIVATE_PERSON' | 'OTHER';
	/** As far as it is given: `12345676-2-41`, or 8 digits alone. */
	readonly taxNumber?: string;
	readonly hasNameOrAddress: boolean;
}

export interface NavInvoice {
	readonly currency: string;
	/** HUF for one unit of the currency, in units of 10^-6: forints have 1_000_000n. */
	readonly exchangeRate: bigint;
	/** False for a storno, which may be negative. */
	readonly isOriginal: boolean;
	readonly customer?: Customer;
	readonly lines: readonly NavLine[];
	readonly summary: readonly RateAmounts[];
	readonly totals: Amounts;
}

export const FORINT_RATE = 1_000_000n;

/** An amount on an invoice in forints, given in hundredths. */
export function forints(hundredths: bigint): Money {
	return { own: hundredths, huf: hundredths };
}

/** The rate that VAT is reckoned with, in 1/10000: `0.27` is 2700, a case is 0, `EUE 0.19` is 1900. */
export function vatPercentage(vatRate: string): bigint {
	const digits = /(?:^|^EUE )0\.(\d{1,4})$/.exec(vatRate)?.[1];
	return digits === undefined ? 0n : BigInt(digits.padEnd(4, '0'));
}

/** The summary and the totals that go with lines, for who has only lines. */
export function summed(lines: readonly NavLine[]): Pick<NavInvoice, 'lines' | 'summary' | 'totals'> {
	const rates = new Map<string, RateAmounts>();
	let totals = NOTHING;
	for (const { vatRate, net, vat, gross } of lines) {
		const line = { net, vat, gross };
		rates.set(vatRate, { vatRate, ...plus(rates.get(vatRate) ?? NOTHING, line) });
		totals = plus(totals, line);
	}
	return { lines, summary: [...rates.values()], totals };
}

const NOTHING: Amounts = { net: forints(0n), vat: forints(0n), gross: forints(0n) };

function plus(left: Amounts, right: Amounts): Amounts {
	const money = (a: Money, b: Money): Money => ({ own: a.own + b.own, huf: a.huf + b.huf });
	return { net: money(left.net, right.net), vat: money(left.vat, right.vat), gross: money(left.gross, right.gross) };
}

/** Reads a decimal with at most `scale` decimals as a count of 10^-scale. @throws for any other text */
export function unitsOf(text: string, scale: number): bigint {
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
	const [, sign, whole = '', fraction = ''] = match ?? [];
	if (!match || fraction.length > scale) throw new Error(`not a decimal with at most ${scale} decimals: ${text}`);
	const units = BigInt(whole + fraction.padEnd(scale, '0'));
	return sign === '-' ? -units : units;
}

export function asDecimalText(units: bigint, scale: number): string {
	const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
	return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
