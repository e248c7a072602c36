import { ZERO } from '../decimal';
import { decimal, vatRate } from './catalog';
import type { Account, Partner, Product } from './types';

export interface CashmanState {
	readonly accounts: Map<string, Account>;
	/** Calls that no account could be found for. */
	readonly strayCalls: Account['calls'];
	/** Produced PDF files: path under /jx to the document's id. */
	readonly files: Map<string, string>;
	nextId: number;
	callSequence: number;
	/** When the call that is being answered came, in milliseconds. */
	callAtMs: number;
}

function product(id: string, sku: string, name: string, net: string, vat: string, stock: string): Product {
	const rate = vatRate(vat);
	if (!rate) throw new Error(`seed names an unknown VAT rate: ${vat}`);
	return {
		id,
		sku,
		name,
		net: decimal(net),
		vat: rate,
		unit: 'db',
		barcode: `599000000${id}`,
		stock: decimal(stock),
	};
}

function seedPartner(): Partner {
	return {
		id: '4001',
		code: 'P-1',
		buyer: {
			name: 'Törzsvevő Bt.',
			zip: '6720',
			city: 'Szeged',
			street: 'Kölcsey utca 3.',
			country: 'Magyarország',
			taxNumber: '87654323-2-06',
			euVatNumber: '',
			partnerCode: 'P-1',
		},
		discountPercent: decimal('5'),
		phone: '+36301234567',
		email: 'torzsvevo@example.hu',
	};
}

function account(name: string): Account {
	return {
		group: name,
		user: name,
		password: name,
		documents: [],
		mails: [],
		calls: [],
		cashDesk: [],
		series: new Map(),
		products: [
			product('501', 'DEMO-1', 'Könyv: Árvíztűrő', '1000', '5', '12'),
			product('502', 'DEMO-2', 'Tanfolyam', '40000', '27', '100'),
			product('503', 'DEMO-3', 'Bögre', '2500', '27', '0'),
		],
		partners: [seedPartner(), { ...seedPartner(), id: '4002', code: 'P-2', discountPercent: ZERO }],
	};
}

export function initialCashmanState(): CashmanState {
	return {
		accounts: new Map(['demo', 'demo2'].map((name) => [name, account(name)])),
		strayCalls: [],
		files: new Map(),
		nextId: 100_001,
		callSequence: 0,
		callAtMs: 0,
	};
}

/** Ids are one series for documents, cash desk entries, products and partners, so that no two ever meet. */
export function nextId(state: CashmanState): string {
	return String(state.nextId++);
}
