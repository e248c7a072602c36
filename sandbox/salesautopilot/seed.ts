import { initialFields } from './fields';
import {
	type Condition,
	type ContactList,
	FORM_METHOD,
	LIST_TYPE,
	type SalesAutopilotState,
	type Values,
} from './types';

const FIRST_FREE_ID = 5001;

function orderList(id: number, name: string): ContactList {
	return {
		id: String(id),
		name,
		type: LIST_TYPE.order,
		records: [],
		forms: [
			{ id: `${id}1`, name: 'Megrendelő űrlap', method: FORM_METHOD.order },
			{ id: `${id}2`, name: 'Feliratkozó űrlap', method: FORM_METHOD.subscribe },
			{ id: `${id}3`, name: 'Számla visszaírása', method: FORM_METHOD.dataUpdate },
		],
		fields: initialFields(true),
	};
}

function newsletterList(id: number, name: string): ContactList {
	return {
		id: String(id),
		name,
		type: LIST_TYPE.newsletter,
		records: [],
		forms: [
			{ id: `${id}1`, name: 'Hírlevél feliratkozás', method: FORM_METHOD.subscribe },
			{ id: `${id}2`, name: 'Adatmódosító', method: FORM_METHOD.dataUpdate },
		],
		fields: initialFields(false),
	};
}

function product(
	id: string,
	sku: string,
	name: string,
	price: string,
	vat: string,
	currency = 'HUF',
): [string, Values] {
	return [
		id,
		{
			prod_id: id,
			prod_sku: sku,
			prod_name: name,
			prod_price: price,
			prod_vat_percent: vat,
			prod_currency: currency,
			prodcat_ids: '301',
		},
	];
}

const PAID_WITHOUT_INVOICE: readonly Condition[] = [
	{ field: 'mssys_order_status', operator: '=', value: '2' },
	{ field: 'mssys_billing_number', operator: '=', value: '' },
];

export function initialSalesAutopilotState(): SalesAutopilotState {
	const lists = [
		orderList(1001, 'Webáruház rendelések'),
		orderList(1002, 'Nagyker rendelések'),
		newsletterList(1003, 'Hírlevél'),
	];
	return {
		username: 'demo',
		password: 'demo',
		lists: new Map(lists.map((list) => [list.id, list])),
		products: new Map([
			product('201', 'KONYV-1', 'Könyv: Árvíztűrő', '1000', '5'),
			product('202', 'TANF-1', 'Tanfolyam', '40000', '27'),
			product('203', 'BOGRE-1', 'Bögre', '2500', '27'),
			product('204', 'EBOOK-EN', 'E-book (English)', '19.99', '0', 'EUR'),
		]),
		categories: new Map([
			['301', { prodcat_id: '301', prodcat_name: 'Könyvek és tanfolyamok', prodcat_order: '1' }],
		]),
		segments: [
			{ id: '9001', listId: '1001', name: 'Fizetett, számla nélkül', conditions: PAID_WITHOUT_INVOICE },
			{ id: '9002', listId: '1002', name: 'Fizetett, számla nélkül', conditions: PAID_WITHOUT_INVOICE },
			{
				id: '9003',
				listId: '1003',
				name: 'Aktívak',
				conditions: [{ field: 'active', operator: '=', value: '1' }],
			},
		],
		coupons: [
			{ id: '701', code: 'TIZ', percent: '10' },
			{ id: '702', code: 'Coupon1', percent: '20' },
		],
		shippingMethods: [
			{ id: '33', name: 'GLS futár, előre utalás', net: '1181', gross: '1500', paymentMethod: '1' },
			{ id: '34', name: 'GLS futár, utánvét', net: '1575', gross: '2000', paymentMethod: '3' },
			{ id: '35', name: 'Személyes átvétel', net: '0', gross: '0', paymentMethod: '2' },
		],
		sends: new Map([
			['801', '1001'],
			['802', '1002'],
			['803', '1003'],
		]),
		letters: [],
		globals: new Map(),
		events: [],
		tasks: [{ event_id: '601', nl_id: '1003', status: '0', subject: 'Visszahívás' }],
		nextId: FIRST_FREE_ID,
		inFlight: 0,
	};
}

export function nextId(state: SalesAutopilotState): string {
	return String(state.nextId++);
}
