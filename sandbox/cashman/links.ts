import { underFaults } from '../spoil';
import type { SandboxState } from '../state';
import { linkParameters } from '../wire/query';
import { findDocument } from './books';
import type { Account, BookedDocument } from './types';

const HTML_HEADERS = { 'content-type': 'text/html; charset=utf-8' };

function htmlPage(status: number, text: string): Response {
	const page = `<!DOCTYPE html><html lang="hu"><head><meta charset="utf-8"><title>CashMan-FX</title></head><body><p>${text}</p></body></html>`;
	return new Response(page, { status, headers: HTML_HEADERS });
}

function pdfResponse(bytes: Uint8Array, fileName: string): Response {
	return new Response(new Uint8Array(bytes), {
		headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${fileName}"` },
	});
}

/** Number with `/` as `-`, a hyphen, and what the client drew. */
function isOwnName(parameter: string, document: BookedDocument): boolean {
	const prefix = `${document.number.replaceAll('/', '-')}-`;
	return parameter.startsWith(prefix) && /^[0-9a-zA-Z]{1,32}$/.test(parameter.slice(prefix.length));
}

/** Opening is what makes the file exist, and each opening with an address sends one more mail. */
function open(state: SandboxState, account: Account, document: BookedDocument, parameters: Map<string, string>): void {
	const email = parameters.get('email') ?? '';
	const parameter = parameters.get('pn') ?? '';
	const at = state.clock.timestamp();
	document.openings.push({ at, parameter, email, displayed: parameters.get('nodisplay') !== '1' });
	if (email !== '') account.mails.push({ to: email, number: document.number, at });
	if (parameter === '') return;
	const isEInvoice = document.eInvoice || parameters.get('eszamla') === '1';
	const path = isEInvoice ? `epdf/${account.group}/E-${parameter}.pdf` : `tmp/${account.group}/${parameter}.pdf`;
	state.cashman.files.set(path, document.id);
}

/** GET /FxPrint/ */
export function printLink(state: SandboxState, search: string): Promise<Response> {
	const plan = state.faults.plan('cashman', 'link');
	return underFaults(plan, async () => {
		const parameters = linkParameters(search);
		const found = findDocument(state.cashman, parameters.get('szamfej_id') ?? '');
		if (!found) return htmlPage(404, 'Nincs ilyen számla!');
		const parameter = parameters.get('pn') ?? '';
		if (!isOwnName(parameter, found.document)) return htmlPage(400, 'Hibás pn!');
		open(state, found.account, found.document, parameters);
		if (parameters.get('nodisplay') === '1') return htmlPage(200, `Elkészült: ${found.document.number}`);
		return pdfResponse(await state.renderPdf(found.document), `${parameter}.pdf`);
	});
}

/** GET /fx/kulso_szamla/main.html: the old form shows a page, and leaves no file behind. */
export function oldLink(state: SandboxState, search: string): Promise<Response> {
	return underFaults(state.faults.plan('cashman', 'link'), () => {
		const parameters = linkParameters(search);
		const found = findDocument(state.cashman, parameters.get('szamfej_id') ?? '');
		if (!found) return htmlPage(404, 'Nincs ilyen számla!');
		open(state, found.account, found.document, parameters);
		return htmlPage(200, `Számla: ${found.document.number}`);
	});
}

/** GET /jx/tmp/… and /jx/epdf/…: only what an opened link has produced. */
export function temporaryPdf(state: SandboxState, path: string): Promise<Response> {
	return underFaults(state.faults.plan('cashman', 'pdf'), async () => {
		const found = findDocument(state.cashman, state.cashman.files.get(path) ?? '');
		if (!found) return htmlPage(404, 'Nincs ilyen fájl!');
		return pdfResponse(await state.renderPdf(found.document), path.slice(path.lastIndexOf('/') + 1));
	});
}
