import { html, raw } from 'hono/html';
import type { Account, BookedDocument, DocumentKind } from '../cashman/types';
import { isReported } from '../nav/invoiceData';
import { money } from '../pdf/amounts';
import { valueOf } from '../salesautopilot/records';
import { type ContactList, type ContactRecord, LIST_TYPE, type SandboxEvent } from '../salesautopilot/types';
import type { SandboxState } from '../state';
import { PAGE_SCRIPT, PAGE_STYLE } from './pageAssets';
import { SAMPLES } from './samples';

type Fragment = ReturnType<typeof html>;
const EVENTS_SHOWN = 40;

function orderLists(state: SandboxState): ContactList[] {
	return [...state.salesAutopilot.lists.values()].filter((list) => list.type === LIST_TYPE.order);
}

function orderRow(list: ContactList, record: ContactRecord): Fragment {
	const value = (name: string): string => valueOf(list, record, name);
	const link = value('mssys_bill_pdf_link');
	const number = value('mssys_billing_number');
	return html`<tr>
		<td>${record.id}</td>
		<td>${list.name}</td>
		<td>${value('subdate')}</td>
		<td>${value('mssys_bill_company') || `${value('mssys_lastname')} ${value('mssys_firstname')}`}</td>
		<td class="amount">${value('mssys_order_brutto_sum')} ${value('mssys_bill_currency')}</td>
		<td>
			${number === '' ? html`<span class="muted">none yet</span>` : link === '' ? number : html`<a href="${link}">${number}</a>`}
		</td>
		<td><button data-fire="${list.id}/${record.id}">Fire again</button></td>
	</tr>`;
}

function navAddress({ group, number }: BookedDocument): string {
	return `/sandbox/nav?${new URLSearchParams({ group, number }).toString()}`;
}

const KIND_NAMES: Readonly<Record<DocumentKind, string>> = {
	invoice: 'Invoice (számla)',
	proforma: 'Proforma (díjbekérő)',
	advance: 'Advance (előleg)',
	storno: 'Storno (sztornó)',
	received: 'Received (bejövő)',
	record: 'Record (rögzített)',
};

/** What became of a document and what it comes from. */
function stateOf(document: BookedDocument): string {
	const { cancelledBy, cancels, convertedTo, convertedFrom, paidDate } = document;
	if (cancelledBy !== '') return `cancelled by ${cancelledBy}`;
	if (cancels !== '') return `cancels ${cancels}`;
	if (convertedTo !== '') return `converted to ${convertedTo}`;
	const origin = convertedFrom === '' ? '' : `, from ${convertedFrom}`;
	return `${paidDate === '' ? 'open' : `paid ${paidDate}`}${origin}`;
}

function documentRow(document: BookedDocument): Fragment {
	return html`<tr>
		<td>${document.group}</td>
		<td>
			${document.number || document.id}<br />
			<a href="/sandbox/pdf/${document.group}/${document.id}">PDF</a> ·
			${isReported(document) ? html`<a href="${navAddress(document)}">NAV XML</a>` : html`<span class="muted">not for NAV</span>`}
		</td>
		<td>${KIND_NAMES[document.kind]}${document.eInvoice ? ', electronic' : ''}</td>
		<td>${document.date}</td>
		<td>${document.buyer.name}</td>
		<td class="amount">${money(document.totals.gross, document.currency)} ${document.currency}</td>
		<td>${stateOf(document)}</td>
		<td class="amount">${document.openings.length}</td>
		<td>${document.note}</td>
	</tr>`;
}

function eventRow(event: SandboxEvent): Fragment {
	const outcome =
		event.error ?? (event.status === undefined ? (event.body ?? '') : `${event.status} ${event.body ?? ''}`);
	const isBad = event.error !== undefined || (event.status ?? 200) >= 400;
	return html`<tr>
		<td>${event.at}</td>
		<td>${event.kind}</td>
		<td>${event.listId}/${event.recordId}</td>
		<td>${event.text}</td>
		<td class="${isBad ? 'bad' : ''}">${outcome.slice(0, 160)}</td>
	</tr>`;
}

function section(title: string, heads: readonly string[], rows: readonly Fragment[]): Fragment {
	return html`<section>
		<h2>${title} <span class="count">${rows.length}</span></h2>
		${
			rows.length === 0
				? html`<p class="muted">Nothing yet.</p>`
				: html`<table>
						<thead>
							<tr>
								${heads.map((head) => html`<th class="${/^(Gross|Opened)/.test(head) ? 'amount' : ''}">${head}</th>`)}
							</tr>
						</thead>
						<tbody>
							${rows}
						</tbody>
					</table>`
		}
	</section>`;
}

function mailRows(account: Account): Fragment[] {
	return account.mails.map(
		(mail) =>
			html`<tr>
				<td>${mail.at}</td>
				<td>${mail.to}</td>
				<td>${mail.number}</td>
			</tr>`,
	);
}

/** The part that refreshes. */
export function pageContent(state: SandboxState): Fragment {
	const accounts = [...state.cashman.accounts.values()];
	const orders = orderLists(state)
		.flatMap((list) => list.records.map((record) => ({ list, record })))
		.sort((left, right) => Number(right.record.id) - Number(left.record.id))
		.map(({ list, record }) => orderRow(list, record));
	const events = state.salesAutopilot.events.slice(-EVENTS_SHOWN);
	return html` ${section('Orders (megrendelések)', ['Id', 'List', 'Placed', 'Buyer', 'Gross (bruttó)', 'Invoice (számla)', ''], orders)}
	${section(
		'Documents in CashMan-FX (számlák)',
		[
			'Group',
			'Number',
			'Kind',
			'Issued (kelt)',
			'Buyer (vevő)',
			'Gross (bruttó)',
			'State',
			'Opened',
			'Note (egyéb)',
		],
		accounts.flatMap((account) => account.documents.map(documentRow)).reverse(),
	)}
	${section('Mails sent by CashMan-FX', ['At', 'To', 'Number'], accounts.flatMap(mailRows).reverse())}
	${section('Event log', ['At', 'Kind', 'Record', 'What', 'Outcome'], events.map(eventRow).reverse())}`;
}

/** The whole page. */
export function page(state: SandboxState): Fragment {
	const actions = orderLists(state).map(
		(list) =>
			html`<li>
				<b>${list.id} ${list.name}</b>:
				${list.externalAction ? html`<code>${list.externalAction.url}</code>` : html`<span class="muted">no external action (külső művelet) set</span>`}
			</li>`,
	);
	return html`<!DOCTYPE html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>Sandbox: CashMan-FX and SalesAutopilot</title>
				<style>
					${raw(PAGE_STYLE)}
				</style>
			</head>
			<body>
				<header>
					<h1>Sandbox</h1>
					<p>
						CashMan-FX and SalesAutopilot on this machine. Login <code>demo</code>, nothing leaves for the
						internet.
					</p>
				</header>
				<section class="order">
					<h2>Place an order (megrendelés)</h2>
					<ul>
						${actions}
					</ul>
					<label
						>List
						<select id="list">
							${orderLists(state).map((list) => html`<option value="${list.id}">${list.name}</option>`)}
						</select></label
					>
					<div class="buttons">
						${Object.entries(SAMPLES).map(([name, sample]) => html`<button data-sample="${name}">${sample.title}</button>`)}
					</div>
					<p id="outcome" class="muted" aria-live="polite"></p>
				</section>
				<main id="content">${pageContent(state)}</main>
				<script>
					${raw(PAGE_SCRIPT)};
				</script>
			</body>
		</html>`;
}
