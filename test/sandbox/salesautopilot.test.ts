import { api, getJson, inProcess, overSocket, type Subject } from './support';

let sandbox: Subject;
beforeEach(async () => {
	sandbox = await inProcess({ salesAutopilotLatencyMs: 0 });
});

type Row = Record<string, string> & { products: Record<string, string>[] };

async function value<Value>(method: string, path: string, body?: unknown): Promise<Value> {
	const answer = await api(sandbox, method, path, body);
	expect(answer).toMatchObject({ status: 200 });
	return answer.value as Value;
}

async function status(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<number> {
	return (await api(sandbox, method, path, body, headers)).status;
}

const ORDER = {
	email: 'a@example.com',
	mssys_lastname: 'Tűrő',
	products: [
		{ prod_id: 202, qty: 2 },
		{ prod_id: 201, qty: 1 },
	],
};
const saveOrder = (order: Record<string, unknown> = ORDER): Promise<number> =>
	value('POST', 'saveOrder/1001/form/10011', order);

describe('a call', () => {
	test('without the right key is 401', async () => {
		expect(await status('GET', 'getlists', undefined, { authorization: 'Basic ZGVtbzp4' })).toBe(401);
		expect(await status('GET', 'getlists', undefined, { authorization: '' })).toBe(401);
	});

	test.each([
		['GET', 'nosuchcall', 404],
		['GET', 'list/9999', 404],
		['GET', 'list/1001/record/1', 404],
		['GET', 'getproduct/9', 404],
		['PUT', 'update/1001/form/9/record/1', 404],
		['POST', 'getlists', 405],
		['DELETE', 'list/1001', 405],
		['GET', 'sendmail', 405],
		['GET', 'list/1001/field/nosuch/value/1', 406],
		['GET', 'list/1001/order/subdate/up', 406],
		['POST', 'subscribe/1001/form/10013', 406],
	])('%s %s is %i', async (method, path, expected) => {
		expect(await status(method, path, method === 'POST' ? {} : undefined)).toBe(expected);
	});

	test('with a body that is no JSON is 406', async () => {
		const answer = await sandbox.send('POST', '/salesautopilot/createproduct', '{"a":', {
			authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}`,
		});
		expect(answer.status).toBe(406);
	});

	test('with JSON under a urlencoded content type is read as JSON', async () => {
		const made = await api(sandbox, 'POST', 'saveOrder/1001/form/10011', ORDER, {
			'content-type': 'application/x-www-form-urlencoded',
		});
		expect(made).toEqual({ status: 200, value: expect.any(Number) });
	});

	test('while another one of the key is under way is 429', async () => {
		const slow = await overSocket({ salesAutopilotLatencyMs: 100 });
		const statuses = (
			await Promise.all([
				api(slow, 'GET', 'getlists'),
				api(slow, 'GET', 'getlists'),
				api(slow, 'GET', 'getlists'),
			])
		).map((answer) => answer.status);
		expect(statuses.sort()).toEqual([200, 429, 429]);
		expect((await api(slow, 'GET', 'getlists')).status).toBe(200);
		await slow.close();
	});
});

describe('lists and forms', () => {
	test('are told apart by type and method', async () => {
		expect(await value('GET', 'zapier/getlists/11')).toEqual([
			{ nl_id: '1001', list_name: 'Webáruház rendelések' },
			{ nl_id: '1002', list_name: 'Nagyker rendelések' },
		]);
		expect(await value('GET', 'zapier/getforms/1001/2')).toEqual([
			{ ns_id: '10013', form_name: 'Számla visszaírása' },
		]);
		expect(await value('GET', 'zapier/getforms/1001/4')).toEqual([
			{ ns_id: '10011', form_name: 'Megrendelő űrlap' },
		]);
	});

	test('without a type leave out data-update forms', async () => {
		const forms = await value<{ name: string }[]>('GET', 'getforms/1001');
		expect(forms.map(({ name }) => name)).toEqual(['Megrendelő űrlap', 'Feliratkozó űrlap']);
	});

	test('tell their fields, and take new ones', async () => {
		expect(await value('GET', 'listfields/1001')).toEqual(
			expect.arrayContaining(['id', 'email', 'mssys_bill_pdf_link']),
		);
		expect(await value('GET', 'listfields/1001/extended')).toMatchObject({
			mssys_pay_date: 'date',
			mssys_bill_pdf_link: 'url',
		});
		expect(await value('GET', 'checkfieldexists/1001/invoice_link')).toBe(0);
		expect(
			await value('POST', 'addlistfield/1001', {
				field_name: 'invoice_link',
				field_label: 'Számla',
				field_comment: '',
				field_type: 'url',
			}),
		).toBe(1);
		expect(await value('GET', 'checkfieldexists/1001/invoice_link')).toBe(1);
		expect(await status('POST', 'addlistfield/1001', { field_name: 'Bad Name', field_type: 'url' })).toBe(406);
	});
});

describe('an order', () => {
	test('is read with text values, empty dates and its products', async () => {
		const id = await saveOrder();
		const row = await value<Row>('GET', `list/1001/record/${id}`);
		expect(row).toMatchObject({
			id: String(id),
			email: 'a@example.com',
			mssys_order_status: '1',
			mssys_pay_date: '0000-00-00',
			mssys_billing_system_syncdate: '0000-00-00 00:00:00',
			mssys_bill_pdf_link: '',
			mssys_nsid: '10011',
			mssys_order_netto_sum: '81000',
			mssys_order_brutto_sum: '102650',
		});
		expect(row.subdate).toMatch(/^2026-03-14 \d\d:\d\d:\d\d$/);
		expect(row.products[0]).toMatchObject({
			prod_id: '202',
			oi_quantity: '2',
			oi_price: '40000',
			oi_netto_sum: '80000',
			oi_brutto_sum: '101600',
			oi_vat_percent: '27',
			nud_id: String(id),
		});
		expect(Object.values({ ...row, products: '' }).every((cell) => typeof cell === 'string')).toBe(true);
	});

	test('with a shipping method carries its net and gross cost', async () => {
		const id = await saveOrder({ ...ORDER, shipping_method: 34 });
		expect(await value('GET', `list/1001/record/${id}`)).toMatchObject({
			mssys_shipping_cost: '2000',
			mssys_netto_shipping_cost: '1575',
			mssys_payment_method: '3',
		});
	});

	test('takes the invoice back through the data-update form, by PUT or POST, by id or by field', async () => {
		const id = await saveOrder();
		const invoice = {
			mssys_billing_number: '2026/00001',
			mssys_bill_pdf_link: 'https://example.com/x',
			mssys_order_status: 2,
		};
		expect(await value('PUT', `update/1001/form/10013/record/${id}`, invoice)).toBe(1);
		expect(await value('GET', `list/1001/record/${id}`)).toMatchObject({
			mssys_billing_number: '2026/00001',
			mssys_order_status: '2',
		});
		expect(
			await value('POST', 'update/1001/form/10013/field/email/value/a%40example.com', {
				mssys_pay_date: '2026-03-14',
			}),
		).toBe(1);
		expect(
			await value('PUT', 'update/1001/form/10013', [
				{ id_field: 'id', id_value: String(id), data: { mssys_bill_comment: 'x' } },
			]),
		).toBe(1);
		expect(await value('PUT', `update/1001/form/10013/record/${id}`, { no_such_field: 'x' })).toBe(0);
		expect(await value('GET', `list/1001/record/${id}`)).toMatchObject({
			mssys_pay_date: '2026-03-14',
			mssys_bill_comment: 'x',
		});
	});

	test('does not let a form write what belongs to the row', async () => {
		const id = await saveOrder();
		await value('PUT', `update/1001/form/10013/record/${id}`, {
			id: '1',
			subdate: '2000-01-01 00:00:00',
			email: 'b@example.com',
		});
		expect(await value<Row>('GET', `list/1001/record/${id}`)).toMatchObject({
			id: String(id),
			email: 'b@example.com',
			subdate: expect.not.stringMatching(/^2000/),
		});
	});

	test('is found by a field, and not found as an empty list', async () => {
		await value('POST', 'processWebshopOrder/1001/ns_id/10011', {
			order_id: 'WEB-7/ő',
			email: 'a@example.com',
			products: [{ prod_id: 'SKU-9', prod_name: 'Új', qty: 1, tax: 27, prod_price: 100 }],
		});
		expect(
			await value('GET', `list/1001/field/mssys_shoprenter_id/value/${encodeURIComponent('WEB-7/ő')}`),
		).toMatchObject([{ mssys_order_brutto_sum: '127' }]);
		expect(await value('GET', 'list/1001/field/mssys_shoprenter_id/value/none')).toEqual([]);
	});

	test('of a webshop is stored once', async () => {
		const order = { order_id: 'WEB-1', email: 'a@example.com', products: [] };
		const first = await value('POST', 'processWebshopOrder/1001/ns_id/10011', order);
		expect(await value('POST', 'processWebshopOrder/1001/ns_id/10011', order)).toBe(first);
	});

	test('with a product that is not known is 406', async () => {
		expect(await status('POST', 'saveOrder/1001/form/10011', { products: [{ prod_id: 9, qty: 1 }] })).toBe(406);
	});

	test('changes its items by product, by item and by webshop id', async () => {
		const id = await saveOrder();
		const products = async (): Promise<Record<string, string>[]> =>
			(await value<Row>('GET', `list/1001/record/${id}`)).products;
		expect(await value('POST', `orderaddproduct/1001/${id}`, { products: [{ prod_id: 203, qty: 1 }] })).toBe(1);
		expect(
			await value('POST', `ordermodproduct/1001/${id}`, { products: [{ prod_id: 203, qty: 4, prod_price: 10 }] }),
		).toBe(1);
		const item = (await products())[2]?.oi_id ?? '';
		expect(await value('GET', `orderlistproducts/1001/${item}`)).toMatchObject({
			oi_quantity: '4',
			oi_netto_sum: '40',
			oi_brutto_sum: '50.8',
		});
		expect(await value('POST', `ordermodproduct/1001/oi/${item}`, { products: [{ oi_quantity: 5 }] })).toBe(1);
		expect(await value('POST', 'orderdelproduct/1001/oi', [item])).toBe(1);
		expect(await value('POST', `orderdelproduct/1001/${id}`, [201])).toBe(1);
		expect((await products()).map(({ prod_id }) => prod_id)).toEqual(['202']);
		expect(await value('GET', `list/1001/record/${id}`)).toMatchObject({ mssys_order_brutto_sum: '101600' });
	});
});

describe('a list', () => {
	test('is ordered, limited, filtered and cut to columns', async () => {
		const ids: number[] = [];
		for (const status of ['1', '2', '2']) ids.push(await saveOrder({ ...ORDER, mssys_order_status: status }));
		const newest = await value<Row[]>('GET', 'list/1001/order/id/desc/2');
		expect(newest.map(({ id }) => Number(id))).toEqual([ids[2], ids[1]]);
		const body = [
			{ field: 'mssys_order_status', operator: '=', value: '2' },
			{ field: 'subdate', operator: '>', value: '2026-01-01 00:00:00' },
			{ listFields: ['id', 'email'] },
		];
		expect(await value('POST', 'list/1001/order/subdate/asc', body)).toEqual(
			[ids[1], ids[2]].map((id) => ({ id: String(id), email: 'a@example.com' })),
		);
		expect(await status('POST', 'list/1001/order/subdate/asc', [{ field: 'id', operator: '~', value: '1' }])).toBe(
			406,
		);
	});

	test('is filtered by segments: paid, without an invoice yet', async () => {
		const id = await saveOrder({ ...ORDER, mssys_order_status: '2' });
		await saveOrder();
		expect(await value('POST', 'filteredlist/1001', ['9001'])).toMatchObject([{ id: String(id) }]);
		expect(await value('GET', 'getsegmentnum/9001')).toBe(1);
		expect(await value('GET', 'getsegmentincome/9001')).toEqual({ HUF: 102650 });
		await value('PUT', `update/1001/form/10013/record/${id}`, { mssys_billing_number: 'X-1' });
		expect(await value('POST', 'filteredlist/1001/order/id/asc/5', [9001])).toEqual([]);
		expect(await status('POST', 'filteredlist/1001', ['9002'])).toBe(404);
	});

	test('counts and forgets: unsubscribe, delete', async () => {
		const id = await value<number>('POST', 'subscribe/1003/form/10031', { email: 'x@example.com' });
		expect(await value('GET', 'listtotalcount/1003')).toBe(1);
		expect(await value('GET', 'unsubscribe/1003/email/x@example.com')).toBe(1);
		expect(await value('GET', `unsubscribe/1003/record/${id}`)).toBe(0);
		expect(await value('GET', 'listtotalcount/1003')).toBe(0);
		expect(await value('DELETE', `delete/1003/record/${id}`)).toBe(1);
		expect(await value('DELETE', `delete/1003/record/${id}`)).toBe(0);
	});

	test('answers a known address with -1 and a bad one with -2, in status 200', async () => {
		await value('POST', 'subscribe/1003/form/10031', { email: 'x@example.com' });
		expect(await value('POST', 'subscribe/1003/form/10031', { email: 'x@example.com' })).toBe(-1);
		expect(await value('POST', 'subscribe/1003/form/10031', { email: 'nobody' })).toBe(-2);
	});
});

test('sendmail sends a timing to a row and fills its merge tags', async () => {
	const id = await saveOrder();
	await value('PUT', `update/1001/form/10013/record/${id}`, { mssys_billing_number: '2026/00001' });
	const letter = {
		send_id: 801,
		contactid: id,
		mssys_html_content_part:
			'[mssys_lastname], számla: [mssys_billing_number] [mssys_company/"magánszemély"] [nosuch]',
	};
	expect(await value('POST', 'sendmail', [letter])).toBe(1);
	expect(await getJson(sandbox, '/sandbox/letters')).toMatchObject([
		{ to: 'a@example.com', html: 'Tűrő, számla: 2026/00001 magánszemély [nosuch]' },
	]);
	expect(await status('POST', 'sendmail', [{ ...letter, send_id: 1 }])).toBe(404);
});

test('couponcheck computes a discount, and 0 for a code that is not known', async () => {
	const products = [
		{ prod_id: 202, quantity: 1, price: 1000 },
		{ prod_id: 201, quantity: 2, price: 500 },
	];
	expect(await value('POST', 'couponcheck/1001', { coupon_code: 'TIZ', products })).toEqual({
		id: '701',
		type: '1',
		netto_discount: '200',
		brutto_discount: '232',
	});
	expect(await value('POST', 'couponcheck/1001', { coupon_code: 'NO', products })).toBe(0);
});

test('products and categories are made, changed and deleted', async () => {
	const product = {
		prod_name: 'Új',
		prod_price: 10,
		prod_vat_percent: 27,
		prod_currency: 'HUF',
		prod_sku: 'UJ-1',
		prodcat_ids: [301],
	};
	const id = await value<number>('POST', 'createproduct', product);
	expect(await value('POST', 'modifyproduct/sku/UJ-1', { prod_price: '20' })).toBe(1);
	expect(await value('GET', `getproduct/${id}`)).toMatchObject({ prod_price: '20', prodcat_ids: ['301'] });
	expect(await value('DELETE', `deleteproduct/${id}`)).toBe(1);
	expect(await status('POST', 'createproduct', { prod_name: 'Új' })).toBe(406);
	const category = await value<number>('POST', 'createprodcategory', { prodcat_name: 'X' });
	expect(await value('POST', `modprodcategory/${category}`, { prodcat_name: 'Y' })).toBe(1);
	expect(await value('GET', `listprodcategories/${category}`)).toMatchObject({ prodcat_name: 'Y' });
	expect(await value('GET', `delprodcategory/${category}`)).toBe(1);
});
