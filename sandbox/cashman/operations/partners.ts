import { formatDecimal, parseDecimal, sum, ZERO } from '../../decimal';
import { nextId } from '../accounts';
import { completeBuyer } from '../buyer';
import { Hiba } from '../hiba';
import { anyField, field } from '../rows';
import type { DocumentKind, Partner } from '../types';
import type { Operation, OperationContext } from './context';

function requirePartner(context: OperationContext): Partner {
	const code = anyField(context.row, 'partner_kod', 'partner_id');
	const taxNumber = field(context.row, 'adoszam');
	const found = context.account.partners.find(
		(partner) =>
			(code !== '' && (partner.code === code || partner.id === code)) ||
			(code === '' && taxNumber !== '' && partner.buyer.taxNumber === taxNumber),
	);
	if (!found) throw new Hiba('031', code || taxNumber);
	return found;
}

/** Op 7. Two decimals always: the client takes a bare `0` for a connection error. */
export const partnerDiscount: Operation = (context) => formatDecimal(requirePartner(context).discountPercent, 2);

/** Op 9: answers with the partner's id. */
export const savePartner: Operation = (context) => {
	const { row, account } = context;
	const buyer = completeBuyer(row);
	const code = field(row, 'partner_kod');
	const known = account.partners.find((partner) => code !== '' && partner.code === code);
	const discount = field(row, 'kedvezmeny');
	const discountPercent = discount === '' ? (known?.discountPercent ?? ZERO) : parseDecimal(discount);
	if (!discountPercent) throw new Hiba('029', discount);
	const id = known?.id ?? nextId(context.state);
	const partner: Partner = {
		id,
		code: code || `P-${id}`,
		buyer: { ...buyer, partnerCode: code || `P-${id}` },
		discountPercent,
		phone: field(row, 'telefon') || (known?.phone ?? ''),
		email: anyField(row, 'email', 'email_cim') || (known?.email ?? ''),
	};
	if (known) Object.assign(known, partner);
	else account.partners.push(partner);
	return id;
};

/** What asks a partner for money, or gives it back. */
const CARD_KINDS: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['invoice', 'advance', 'storno']);

/** Op 10: how many documents the partner has, their gross, and what of it is not paid: neither settled nor cancelled. */
export const partnerCard: Operation = (context) => {
	const partner = requirePartner(context);
	const documents = context.account.documents.filter(({ kind, buyer }) => CARD_KINDS.has(kind) && buyer.partnerCode === partner.code);
	const open = documents.filter(({ paidDate, cancelledBy, cancels }) => paidDate === '' && cancelledBy === '' && cancels === '');
	const total = (list: typeof documents): string => formatDecimal(sum(list.map((document) => document.totals.gross)));
	return [partner.code, partner.buyer.name, String(documents.length), total(documents), total(open)].join('|');
};

/** Op 13. The order of the fields is not known. */
export const partnerData: Operation = (context) => {
	const { id, code, buyer, discountPercent, phone, email } = requirePartner(context);
	return [
		id,
		code,
		buyer.name,
		buyer.country,
		buyer.zip,
		buyer.city,
		buyer.street,
		buyer.taxNumber,
		buyer.euVatNumber,
		phone,
		email,
		formatDecimal(discountPercent, 2),
	].join('|');
};
