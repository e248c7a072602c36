/** The nodes of a user who builds an invoice by hand of n8n's own: no check of any kind, no look-up, one currency. */

const WRITE_REQUEST = `
const text = (value) => { const plain = String(value); return 's:' + Buffer.byteLength(plain) + ':"' + plain + '";'; };
const array = (entries) => 'a:' + entries.length + ':{' + entries.map(([key, value]) => (typeof key === 'number' ? 'i:' + key + ';' : text(key)) + value).join('') + '}';
const record = (fields) => array(Object.entries(fields).map(([key, value]) => [key, text(value)]));
return $input.all().map(({ json: order }) => {
	const net = order.products.reduce((sum, product) => sum + Number(product.oi_netto_sum), 0);
	const gross = order.products.reduce((sum, product) => sum + Number(product.oi_brutto_sum), 0);
	const lines = order.products.map((product) => ({
		megnevezes: product.oi_name, mennyiseg: product.oi_quantity, netto_egysegar: product.oi_price, afa: product.oi_vat_percent, mennyisegiegyseg: 'db',
		tetel_netto: product.oi_netto_sum, tetel_afa: product.oi_brutto_sum - product.oi_netto_sum, tetel_brutto: product.oi_brutto_sum,
	}));
	const header = {
		Csoport: 'demo', User: 'demo', Password: 'demo',
		nev: order.mssys_lastname + ' ' + order.mssys_firstname, iranyitoszam: order.mssys_bill_zip, varos: order.mssys_bill_city,
		kozterulet_neve: order.mssys_bill_address, orszag: 'Magyarország', egyeb: 'Megrendelésszám: ' + order.id,
		kelt: '2026-11-25', teljesites: '2026-11-25', fizetesi_hatarido: '2026-12-03', fizetesmod: 'Átutalás', deviza: order.mssys_bill_currency, tipus: '1', nyelv: 'hu',
		noflash: '1', nodisplay: '1', szamla_netto: net, szamla_afa: gross - net, szamla_brutto: gross,
	};
	const [first, ...others] = lines;
	const rows = [{ ...header, ...first, muveletkod: '1', peldany: '1' }, ...others];
	return { json: { reference: order.id, post: array(rows.map((row, index) => [index, record(row)])) } };
});`;

const READ_REPLY = `
return $input.all().map(({ json }) => {
	const [id, , number] = json.data.split('|');
	return { json: { invoiceId: id, invoiceNumber: number, outcome: number ? 'issued' : 'failed' } };
});`;

const code = (jsCode: string) => ({ type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { mode: 'runOnceForAllItems', language: 'javaScript', jsCode } });

/** Code writes the request, HTTP Request sends it, and Code reads the reply: one behind the other. */
export const userNodes = (url: string) => [
	{ name: 'Write Request', ...code(WRITE_REQUEST) },
	{
		name: 'HTTP Request', type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2,
		parameters: {
			method: 'POST', url, sendBody: true, contentType: 'multipart-form-data',
			bodyParameters: { parameters: [{ parameterType: 'formData', name: 'post', value: '={{ $json.post }}' }] },
			options: { response: { response: { responseFormat: 'text' } } },
		},
	},
	{ name: 'Read Reply', ...code(READ_REPLY) },
];

/** Connections of nodes that stand one behind the other. */
export function inARow(nodes: ReadonlyArray<{ name: string }>): Record<string, unknown> {
	return Object.fromEntries(nodes.slice(1).map(({ name: next }, index) => [nodes[index]?.name, { main: [[{ node: next, type: 'main', index: 0 }]] }]));
}
