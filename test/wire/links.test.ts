import fc from 'fast-check';
import { DEFAULT_ADDRESSES, readAddresses } from '../../nodes/CashmanFx/wire/addresses';
import { buildLinks, LINK_LAYOUTS, type LinkKind, type LinkRequest } from '../../nodes/CashmanFx/wire/links';
import { readDocumentReply, type DocumentReply } from '../../nodes/CashmanFx/wire/reply';

const REQUEST: LinkRequest = { group: 'demo', copies: '1', pdfForm: true, produceOnly: true, email: '', suffix: '0a1b2c3' };

function reply(changes: Record<number, string> = {}): DocumentReply {
	const slices = ['4711', '1', '2026/00042', '0', 'hu', '', '6', '1', '8', 'par', '0'].map((slice, index) => changes[index] ?? slice);
	const read = readDocumentReply(Buffer.from(slices.join('|')));
	if (read === undefined) throw new Error('The reply of the test is none');
	return read;
}

const create = (changes: Record<number, string> = {}, request: Partial<LinkRequest> = {}) => buildLinks('create', reply(changes), { ...REQUEST, ...request }, DEFAULT_ADDRESSES);
const queryOf = (link: string): URLSearchParams => new URL(link).searchParams;

test('values that need no escaping stand as the vendor\'s client writes them', () => {
	expect(create().customerLink).toBe('https://www.cmfx.hu/FxPrint/?restartApplication&szamfej_id=4711&lang=hu&db=1&csakeredeti=0&nodisplay=0&peldany=1&szdesign=8&api=1&pn=2026-00042-0a1b2c3&eszamla=0');
	expect(create({ 8: 'A-b_c.~d!$\'()*,;:@/?' }).customerLink).toContain('szdesign=A-b_c.~d!$\'()*,;:@/?&');
});

test.each([
	['a+b@example.hu', 'a%2Bb@example.hu'], ['a b', 'a%20b'], ['a&email=b', 'a%26email%3Db'], ['a#b', 'a%23b'], ['100%', '100%25'], ['%zz', '%25zz'], ['ő', '%C5%91'], ['🧾', '%F0%9F%A7%BE'], ['"<>', '%22%3C%3E'], ['a\\b^`{}', 'a%5Cb%5E%60%7B%7D'],
])('in an address %j becomes %j', (email, escaped) => {
	expect(create({}, { email }).producingLink).toContain(`&email=${escaped}&`);
});

test('what the server sends already escaped is not escaped twice', () => {
	const { producingLink } = create({ 9: 'x%20y%c3%A1' }, { email: 'a@example.hu' });
	expect(producingLink).toContain('&strparam=x%20y%c3%A1&');
});

test('whatever a reply and an address hold, a link has the vendor\'s parameters and no other', () => {
	const value = fc.string({ unit: 'grapheme' }).filter((text) => !/[|<>\n\u0000]/.test(text) && text.trim() === text);
	fc.assert(fc.property(value, value, value, (language, design, email) => {
		const links = create({ 4: language, 8: design }, { email: email === '' ? 'x' : email });
		expect([...queryOf(links.producingLink).keys()]).toEqual(['restartApplication', 'szamfej_id', 'lang', 'db', 'csakeredeti', 'nodisplay', 'email', 'peldany', 'szdesign', 'strparam', 'api', 'pn', 'eszamla']);
		expect(new URL(links.customerLink).host).toBe('www.cmfx.hu');
		expect(new URL(links.customerLink).hash).toBe('');
	}), { numRuns: 2000 });
});

test.each(Object.keys(LINK_LAYOUTS) as LinkKind[])('the customer\'s link of %s mails nobody, whatever address was given', (kind) => {
	const { customerLink } = buildLinks(kind, reply(), { ...REQUEST, email: 'anna@example.hu' }, DEFAULT_ADDRESSES);
	expect(queryOf(customerLink).get('nodisplay')).toBe('0');
	expect(customerLink).not.toMatch(/email|strparam|anna/);
});

test('an address is in the producing link only when one was given', () => {
	expect(create().producingLink).not.toMatch(/email|strparam/);
	expect(queryOf(create({}, { email: 'a+b@example.hu' }).producingLink).get('email')).toBe('a+b@example.hu');
});

test.each(['0', '', '2', 'x'])('with %j in the slice of validity there is no customer\'s link', (slice) => {
	expect(create({ 7: slice }).customerLink).toBe('');
});

test('a reply without the slices of the links gives no customer\'s link', () => {
	const short = readDocumentReply(Buffer.from('4711|1|2026/00042|0')) as DocumentReply;
	expect(buildLinks('create', short, REQUEST, DEFAULT_ADDRESSES).customerLink).toBe('');
});

test('the temporary file of an e-invoice lies elsewhere, and a group\'s name cannot leave its folder', () => {
	expect(create().temporaryPdfUrl).toBe('https://www.cmfx.hu/jx/tmp/demo/2026-00042-0a1b2c3.pdf');
	expect(create({ 10: '1' }).temporaryPdfUrl).toBe('https://www.cmfx.hu/jx/epdf/demo/E-2026-00042-0a1b2c3.pdf');
	expect(create({}, { group: '../a b' }).temporaryPdfUrl).toBe('https://www.cmfx.hu/jx/tmp/..%2Fa%20b/2026-00042-0a1b2c3.pdf');
});

test('of the old form there is only the producing link', () => {
	expect(create({}, { pdfForm: false })).toEqual({ producingLink: 'https://www.cmfx.hu/fx/kulso_szamla/main.html?szamfej_id=4711&lang=hu&db=1&csakeredeti=0', customerLink: '', temporaryPdfUrl: '' });
});

const own = (fields: Record<string, unknown>) => readAddresses({ ownServer: true, ...fields });

test('without the switch the vendor\'s addresses hold, and with it an emptied field is refused: the login must not go elsewhere', () => {
	expect(readAddresses({ apiUrl: 'https://evil.example/' })).toEqual(DEFAULT_ADDRESSES);
	expect(readAddresses({ ownServer: 'true', apiUrl: 'https://evil.example/' })).toEqual(DEFAULT_ADDRESSES);
	expect(own({ printPdfUrl: undefined })).toEqual(DEFAULT_ADDRESSES);
	expect(() => own({ apiUrl: ' ' })).toThrow(/API Address of the CashMan-FX credential/);
});

test('the four addresses of documents that are left empty are beside an own server\'s API, never at the vendor\'s', () => {
	const beside = { printPdf: 'http://fx.example:4010/FxPrint/?restartApplication&', printOld: 'http://fx.example:4010/fx/kulso_szamla/main.html?', temporaryPdf: 'http://fx.example:4010/jx/tmp', temporaryElectronicPdf: 'http://fx.example:4010/jx/epdf' };
	const empty = { printPdfUrl: '', printOldUrl: ' ', temporaryPdfUrl: undefined, temporaryElectronicPdfUrl: '' };
	expect(own({ apiUrl: 'http://fx.example:4010/fxapi/jxs.php', ...empty })).toEqual({ api: 'http://fx.example:4010/fxapi/jxs.php', ...beside });
	expect(own({ apiUrl: 'http://fx.example:4010/fxapi/jxs.php', ...empty, temporaryPdfUrl: 'https://pdf.example/tmp' })).toMatchObject({ ...beside, temporaryPdf: 'https://pdf.example/tmp' });
});

test.each(['javascript:alert(1)', 'fx.example/api', '//fx.example', 'https://', 'https:///x', 'http:fx.example', 'file:///etc/passwd', 'ftp://fx.example', 'data:text/html,x', 'https://?', 'https://a b/', 'https://[::', '-'])('%j is refused as an address, with the field\'s label', (address) => {
	expect(() => own({ apiUrl: address })).toThrow(/API Address of the CashMan-FX credential/);
});

test.each([
	['https://fx.example/p', 'https://fx.example/p?'], ['https://fx.example/p?', 'https://fx.example/p?'], ['https://fx.example/p?a', 'https://fx.example/p?a&'], ['https://fx.example/p?a&', 'https://fx.example/p?a&'], [' HTTP://localhost:8080/p ', 'HTTP://localhost:8080/p?'],
])('a print address %j is made ready for a query as %j', (typed, ready) => {
	expect(own({ printPdfUrl: typed, printOldUrl: typed })).toMatchObject({ printPdf: ready, printOld: ready });
});

test('slashes behind a folder\'s address are not doubled', () => {
	expect(own({ temporaryPdfUrl: 'https://fx.example/tmp//', temporaryElectronicPdfUrl: 'https://fx.example/epdf' })).toMatchObject({ temporaryPdf: 'https://fx.example/tmp', temporaryElectronicPdf: 'https://fx.example/epdf' });
});
