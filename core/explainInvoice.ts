import { showMoney } from './amounts';
import { formatDecimal, formatUnits, magnitude } from './decimal';
import type { Amounts, Invoice, InvoiceLine, IssuedKind } from './invoice';
import { vatOnNet, type VatRate } from './vat';

/** The sums of one VAT rate, as exact decimal texts. */
export interface RateSummary {
	vat: string;
	net: string;
	vatAmount: string;
	gross: string;
}

/** What an invoice would be, for a person to read before it is sent. */
export interface Explanation {
	lines: Array<{ name: string; quantity: string; unit: string; unitNet: string; vat: string; net: string; vatAmount: string; gross: string }>;
	vatSummary: RateSummary[];
	/** Plain sentences. */
	sentences: string[];
}

const KINDS: Readonly<Record<IssuedKind, string>> = { invoice: 'An invoice (számla)', proforma: 'A proforma (díjbekérő)', advance: 'An advance invoice (előlegszámla)' };

export function explainInvoice(invoice: Invoice): Explanation {
	const { lines, scale } = invoice;
	const rates = ratesOf(lines);
	return {
		lines: lines.map((line) => ({
			name: line.name,
			quantity: formatDecimal(line.quantity),
			unit: line.unit,
			unitNet: formatDecimal(line.unitNet),
			...showAmounts(line.vat, line, scale),
		})),
		vatSummary: rates.map(({ vat, sums }) => showAmounts(vat, sums, scale)),
		sentences: [...describeDocument(invoice), ...invoice.remarks, ...rates.map(({ vat, sums }) => explainRate(vat, sums, invoice)), explainRounding(invoice)],
	};
}

function showAmounts({ code }: VatRate, { netMinor, vatMinor, grossMinor }: Amounts, scale: number): RateSummary {
	return { vat: code, net: formatUnits(netMinor, scale), vatAmount: formatUnits(vatMinor, scale), gross: formatUnits(grossMinor, scale) };
}

function describeDocument({ kind, reference, buyer, lines, totals, scale, currency, ...invoice }: Invoice): string[] {
	const who = buyer.partnerCode === '' ? buyer.name : `partner ${buyer.partnerCode} of CashMan-FX's own records`;
	const numbers = [buyer.taxNumber && `tax number ${buyer.taxNumber}`, buyer.euVatNumber && `EU VAT number ${buyer.euVatNumber}`].filter((part) => part !== '').join(', ');
	const taxed = buyer.partnerCode !== '' ? '' : `, ${numbers || 'without a tax number (as for a private person)'}`;
	return [
		`${KINDS[kind]} for ${who}${taxed}; order ${reference}.`,
		`${lines.length} ${lines.length === 1 ? 'line' : 'lines'}, gross total ${showMoney(totals.grossMinor, scale, currency)}, language: ${invoice.language}.`,
		`Issued on ${invoice.issuedOn}, fulfilled on ${invoice.fulfilledOn}, payable by ${invoice.paymentMethod} until ${invoice.dueOn}${invoice.paidOn === undefined ? '' : `, paid on ${invoice.paidOn}`}.`,
	];
}

/** How far the VAT that is sent, rounded line by line, is from the rate's VAT on the sum. */
function explainRate(vat: VatRate, { netMinor, vatMinor, grossMinor }: Amounts, { scale, currency }: Invoice): string {
	const difference = vatMinor - vatOnNet(netMinor, vat);
	const rate = /^\d/.test(vat.code) ? `${vat.code} %` : `${vat.code} (reckoned as 0 %)`;
	const sums = `VAT ${rate}: net ${showMoney(netMinor, scale, currency)} + VAT ${showMoney(vatMinor, scale, currency)} = gross ${showMoney(grossMinor, scale, currency)}`;
	return difference === 0n ? `${sums}.` : `${sums}; rounding the lines makes ${showMoney(magnitude(difference), scale, currency)} ${difference > 0n ? 'more' : 'less'} VAT than rounding their sum.`;
}

function explainRounding({ currency, scale, paymentMethod }: Invoice): string {
	const decimals = scale === 0 ? 'whole forints' : `${scale} decimals`;
	const cash = currency === 'HUF' && paymentMethod === 'Készpénz' ? ' Rounding cash to 5 Ft is left to CashMan-FX.' : '';
	return `Amounts are in ${decimals}; the totals are sent with the lines, so that CashMan-FX rounds nothing again.${cash}`;
}

function ratesOf(lines: readonly InvoiceLine[]): Array<{ vat: VatRate; sums: Amounts }> {
	const rates = new Map<string, { vat: VatRate; sums: Amounts }>();
	for (const { vat, netMinor, vatMinor, grossMinor } of lines) {
		const { sums } = rates.get(vat.code) ?? { sums: { netMinor: 0n, vatMinor: 0n, grossMinor: 0n } };
		rates.set(vat.code, { vat, sums: { netMinor: sums.netMinor + netMinor, vatMinor: sums.vatMinor + vatMinor, grossMinor: sums.grossMinor + grossMinor } });
	}
	return [...rates.values()];
}
