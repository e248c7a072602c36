import type { DocumentKind } from '../cashman/types';

export interface Words {
	readonly kinds: Readonly<Record<DocumentKind, string>>;
	readonly seller: string;
	readonly buyer: string;
	readonly taxNumber: string;
	readonly number: string;
	readonly date: string;
	readonly fulfilment: string;
	readonly due: string;
	readonly paid: string;
	readonly paymentMethod: string;
	readonly columns: readonly [string, string, string, string, string, string, string];
	readonly vatSummary: string;
	readonly net: string;
	readonly vat: string;
	readonly gross: string;
	readonly total: string;
	readonly note: string;
	readonly shipTo: string;
	readonly cancels: string;
	readonly cancelledBy: string;
	readonly eInvoice: string;
}

const HU: Words = {
	kinds: {
		invoice: 'Számla',
		proforma: 'Díjbekérő',
		advance: 'Előlegszámla',
		received: 'Bejövő számla',
		storno: 'Sztornó számla',
		record: 'Bizonylat',
	},
	seller: 'Eladó',
	buyer: 'Vevő',
	taxNumber: 'Adószám',
	number: 'Sorszám',
	date: 'Kelt',
	fulfilment: 'Teljesítés',
	due: 'Fizetési határidő',
	paid: 'Fizetve',
	paymentMethod: 'Fizetési mód',
	columns: ['Megnevezés', 'Menny.', 'Egységár', 'Áfa', 'Nettó', 'Áfa összeg', 'Bruttó'],
	vatSummary: 'Áfa összesítő',
	net: 'Nettó',
	vat: 'Áfa',
	gross: 'Bruttó',
	total: 'Fizetendő',
	note: 'Megjegyzés',
	shipTo: 'Szállítási cím',
	cancels: 'Érvényteleníti',
	cancelledBy: 'Sztornózta',
	eInvoice: 'Elektronikus számla',
};

const EN: Words = {
	kinds: {
		invoice: 'Invoice',
		proforma: 'Proforma invoice',
		advance: 'Advance invoice',
		received: 'Received invoice',
		storno: 'Cancelling invoice',
		record: 'Record',
	},
	seller: 'Seller',
	buyer: 'Buyer',
	taxNumber: 'Tax number',
	number: 'Number',
	date: 'Issued',
	fulfilment: 'Fulfilment',
	due: 'Due',
	paid: 'Paid',
	paymentMethod: 'Payment method',
	columns: ['Description', 'Qty', 'Unit price', 'VAT', 'Net', 'VAT amount', 'Gross'],
	vatSummary: 'VAT summary',
	net: 'Net',
	vat: 'VAT',
	gross: 'Gross',
	total: 'Total due',
	note: 'Note',
	shipTo: 'Shipping address',
	cancels: 'Cancels',
	cancelledBy: 'Cancelled by',
	eInvoice: 'Electronic invoice',
};

const DE: Words = {
	kinds: {
		invoice: 'Rechnung',
		proforma: 'Proformarechnung',
		advance: 'Anzahlungsrechnung',
		received: 'Eingangsrechnung',
		storno: 'Stornorechnung',
		record: 'Beleg',
	},
	seller: 'Verkäufer',
	buyer: 'Käufer',
	taxNumber: 'Steuernummer',
	number: 'Nummer',
	date: 'Ausgestellt',
	fulfilment: 'Leistung',
	due: 'Fällig',
	paid: 'Bezahlt',
	paymentMethod: 'Zahlungsart',
	columns: ['Bezeichnung', 'Menge', 'Einzelpreis', 'USt', 'Netto', 'USt-Betrag', 'Brutto'],
	vatSummary: 'USt-Übersicht',
	net: 'Netto',
	vat: 'USt',
	gross: 'Brutto',
	total: 'Zahlbetrag',
	note: 'Anmerkung',
	shipTo: 'Lieferadresse',
	cancels: 'Storniert',
	cancelledBy: 'Storniert durch',
	eInvoice: 'Elektronische Rechnung',
};

export function wordsFor(language: string): Words {
	return language === 'de' ? DE : language === 'en' ? EN : HU;
}
