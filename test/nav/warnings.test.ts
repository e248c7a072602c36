import { type Amounts, FORINT_RATE, forints, type Money, type NavInvoice, type NavLine, summed, unitsOf } from './invoice';
import { warningNames, warningsOf } from './warnings';

const PRICE = 10n ** 10n;

function line(net: bigint, vat: bigint, changes: Partial<NavLine> = {}): NavLine {
	return {
		vatRate: '0.27', quantity: PRICE, unitPrice: net * 10n ** 8n, unitPriceHuf: net * 10n ** 8n,
		net: forints(net), vat: forints(vat), gross: forints(net + vat), ...changes,
	};
}

/** Two lines of 1000 Ft + 270 Ft and one of 500 Ft without VAT. */
const LINES = [line(100_000n, 27_000n), line(100_000n, 27_000n), line(50_000n, 0n, { vatRate: 'AAM' })];
const SOUND: NavInvoice = { currency: 'HUF', exchangeRate: FORINT_RATE, isOriginal: true, customer: { status: 'DOMESTIC', taxNumber: '12345676-2-41', hasNameOrAddress: true }, ...summed(LINES) };

/** 10 EUR + 2.70 EUR at 400 HUF. */
const EURO: NavInvoice = {
	currency: 'EUR', exchangeRate: 400n * FORINT_RATE, isOriginal: true,
	...summed([{ vatRate: '0.27', quantity: PRICE, unitPrice: 10n * PRICE, unitPriceHuf: 4000n * PRICE, net: { own: 1000n, huf: 400_000n }, vat: { own: 270n, huf: 108_000n }, gross: { own: 1270n, huf: 508_000n } }]),
};

const names = (invoice: NavInvoice): string[] => warningNames(warningsOf(invoice));
const withLine = (invoice: NavInvoice, changes: Partial<NavLine>): NavInvoice => ({ ...invoice, lines: invoice.lines.map((each, index) => (index === 0 ? { ...each, ...changes } : each)) });
const withRate = (invoice: NavInvoice, changes: Partial<Amounts>): NavInvoice => ({ ...invoice, summary: invoice.summary.map((each, index) => (index === 0 ? { ...each, ...changes } : each)) });
const withTotals = (invoice: NavInvoice, changes: Partial<Amounts>): NavInvoice => ({ ...invoice, totals: { ...invoice.totals, ...changes } });
const more = ({ own, huf }: Money, by: Partial<Money>): Money => ({ own: own + (by.own ?? 0n), huf: huf + (by.huf ?? 0n) });
const buyer = (taxNumber?: string): NavInvoice => ({ ...SOUND, customer: { status: 'DOMESTIC', hasNameOrAddress: true, ...(taxNumber !== undefined && { taxNumber }) } });
const [first] = SOUND.summary;

test('a sound invoice has no warning, in forints and in euros', () => {
	expect([warningsOf(SOUND), warningsOf(EURO)]).toEqual([[], []]);
});

test.each<[string, NavInvoice]>([
	['INCORRECT_LINE_CALCULATION_NET_AMOUNT', withLine(SOUND, { unitPrice: 1011n * PRICE, unitPriceHuf: 1011n * PRICE })],
	['INCORRECT_LINE_CALCULATION_NET_AMOUNT', withLine(SOUND, { discount: 2_000n })],
	['INCORRECT_LINE_CALCULATION_UNIT_PRICE_HUF', withLine(EURO, { unitPriceHuf: 4100n * PRICE })],
	['INCORRECT_LINE_DATA_VAT_PERCENTAGE', { ...SOUND, ...summed([line(100_000n, 25_000n, { vatRate: '0.25' })]) }],
	['INCORRECT_LINE_DATA_VAT_PERCENTAGE', { ...SOUND, ...summed([line(100_000n, 0n, { vatRate: '0' })]) }],
	['INCORRECT_LINE_DATA_VAT_PERCENTAGE', { ...SOUND, ...summed([line(100_000n, 0n, { vatRate: 'MAA' })]) }],
	['INCORRECT_HEAD_DATA_CURRENCY_CODE_HUF', { ...SOUND, exchangeRate: FORINT_RATE + 1n }],
	['INCORRECT_SUMMARY_DATA_INVOICE_NET_AMOUNT', { ...SOUND, ...summed([line(-100_000n, -27_000n)]) }],
	['MISSING_HEAD_DATA_INVOICE_VAT_AMOUNT_HUF', buyer()],
	['INCORRECT_VAT_CODE_CUSTOMER', buyer('12345677-2-41')],
	['INCORRECT_VAT_CODE_CUSTOMER', buyer('12345676-4-41')],
	['INCORRECT_COUNTY_CODE_CUSTOMER', buyer('12345676-2-21')],
	['PRIVATE_PERSON_WITH_NAME_OR_ADDRESS', { ...SOUND, customer: { status: 'PRIVATE_PERSON', hasNameOrAddress: true } }],
])('%s fires alone on the one number that is wrong', (name, invoice) => {
	expect(names(invoice)).toEqual([name]);
});

test.each<[string, NavInvoice]>([
	['INCORRECT_LINE_CALCULATION_LINE_NET_AMOUNT_HUF', withLine(EURO, { net: { own: 1000n, huf: 405_000n } })],
	['INCORRECT_LINE_CALCULATION_LINE_VAT_AMOUNT_HUF', withLine(EURO, { vat: { own: 270n, huf: 110_000n } })],
	['INCORRECT_LINE_CALCULATION_LINE_GROSS_AMOUNT_NORMAL_HUF', withLine(EURO, { gross: { own: 1270n, huf: 518_000n } })],
	['INCORRECT_LINE_CALCULATION_LINE_GROSS_AMOUNT_NORMAL_SUM', withLine(SOUND, { gross: forints(127_001n) })],
	['INCORRECT_SUMMARY_CALCULATION_VAT_RATE_NET_AMOUNT_LINE', withRate(SOUND, { net: more(first?.net ?? forints(0n), { huf: 1n }) })],
	['INCORRECT_SUMMARY_CALCULATION_VAT_RATE_NET_AMOUNT_LINE', { ...SOUND, summary: SOUND.summary.slice(0, 1) }],
	['INCORRECT_SUMMARY_CALCULATION_VAT_RATE_VAT_AMOUNT_SUMMARY', withRate(SOUND, { vat: forints(55_000n) })],
	['INCORRECT_SUMMARY_CALCULATION_VAT_RATE_VAT_AMOUNT_SUMMARY', { ...SOUND, ...summed([line(100_000n, 28_000n)]) }],
	['INCORRECT_SUMMARY_CALCULATION_VAT_RATE_VAT_AMOUNT_SUMMARY', { ...SOUND, ...summed([line(100_000n, 27_000n, { vatRate: 'AAM' })]) }],
	['INCORRECT_SUMMARY_CALCULATION_INVOICE_NET_AMOUNT', withTotals(SOUND, { net: more(SOUND.totals.net, { own: 1n }) })],
	['INCORRECT_SUMMARY_CALCULATION_INVOICE_VAT_AMOUNT_SUMMARY', withTotals(SOUND, { vat: more(SOUND.totals.vat, { huf: -1n }) })],
	['INCORRECT_SUMMARY_CALCULATION_INVOICE_GROSS_AMOUNT_SUMMARY', withTotals(SOUND, { gross: more(SOUND.totals.gross, { own: 1n }) })],
	['INCORRECT_SUMMARY_CALCULATION_INVOICE_GROSS_AMOUNT_LINE', withTotals(SOUND, { gross: more(SOUND.totals.gross, { own: -1n }) })],
	['INCORRECT_HEAD_DATA_EXCHANGE_RATE_1', { ...EURO, exchangeRate: FORINT_RATE }],
])('%s fires, with the sums that hang on that number', (name, invoice) => {
	expect(names(invoice)).toContain(name);
});

test('the tolerance of a product is 1 %, and at least 1 Ft: a fillér more fires', () => {
	const vat = (hundredths: bigint, net: bigint): string[] => names({ ...SOUND, ...summed([line(net, hundredths)]) });
	const warning = ['INCORRECT_SUMMARY_CALCULATION_VAT_RATE_VAT_AMOUNT_SUMMARY'];
	expect([vat(27_270n, 100_000n), vat(26_730n, 100_000n), vat(127n, 100n), vat(0n, 300n)]).toEqual([[], [], [], []]);
	expect([vat(27_271n, 100_000n), vat(26_729n, 100_000n), vat(128n, 100n), vat(0n, 400n)]).toEqual([warning, warning, warning, warning]);
});

test('in euros the least tolerance is a cent', () => {
	const vat = (cents: bigint): string[] => names({ ...EURO, ...summed([{ vatRate: '0.27', net: { own: 10n, huf: 4000n }, vat: { own: cents, huf: cents * 400n }, gross: { own: 10n + cents, huf: (10n + cents) * 400n } }]) });
	expect([vat(2n), vat(3n), vat(4n)]).toEqual([[], [], []]);
	expect(vat(5n)).toEqual(['INCORRECT_SUMMARY_CALCULATION_VAT_RATE_VAT_AMOUNT_SUMMARY']);
});

test('a storno may be negative, and a rate of another country is held to', () => {
	expect(warningsOf({ ...SOUND, isOriginal: false, ...summed([line(-100_000n, -27_000n, { quantity: -PRICE, unitPrice: 1000n * PRICE, unitPriceHuf: 1000n * PRICE })]) })).toEqual([]);
	expect(warningsOf({ ...SOUND, ...summed([line(100_000n, 25_500n, { vatRate: 'EUE 0.255' })]) })).toEqual([]);
	expect(names({ ...SOUND, ...summed([line(100_000n, 27_000n, { vatRate: 'EUE 0.19' })]) })).toEqual(['INCORRECT_SUMMARY_CALCULATION_VAT_RATE_VAT_AMOUNT_SUMMARY']);
});

test('a warning says where and by how much', () => {
	expect(warningsOf(withTotals(SOUND, { gross: more(SOUND.totals.gross, { own: 1n, huf: 1n }) }))[0]).toBe('INCORRECT_SUMMARY_CALCULATION_INVOICE_GROSS_AMOUNT_SUMMARY (total against the rates: 3040.01 instead of 3040.00)');
});

test.each(['', '1,5', '1.2345', '1e3', ' 1', '--1'])('%j is no amount', (text) => {
	expect(() => unitsOf(text, 2)).toThrow('not a decimal');
});
