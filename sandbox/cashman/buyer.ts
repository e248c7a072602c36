import { Hiba } from './hiba';
import { field } from './rows';
import type { Account, Buyer, Row } from './types';

const STREET_PARTS = [
	'kerulet',
	'kozterulet_neve',
	'kozterulet_jellege',
	'hazszam',
	'epulet',
	'lepcsohaz',
	'szint',
	'ajto',
];

/** One line of street from either spelling: `utca` (4.x) or the parts (6.x). */
function streetOf(row: Row): string {
	const single = field(row, 'utca');
	if (single !== '') return single;
	return STREET_PARTS.map((name) => field(row, name))
		.filter((part) => part !== '')
		.join(' ');
}

function writtenBuyer(row: Row): Buyer {
	return {
		name: field(row, 'nev'),
		zip: field(row, 'iranyitoszam'),
		city: field(row, 'varos'),
		street: streetOf(row),
		country: field(row, 'orszag'),
		taxNumber: field(row, 'adoszam'),
		euVatNumber: field(row, 'kozossegi_adoszam'),
		partnerCode: field(row, 'partner_kod'),
	};
}

function requireComplete(buyer: Buyer): Buyer {
	if (buyer.name === '') throw new Hiba('010');
	if (buyer.zip === '') throw new Hiba('011');
	if (buyer.city === '') throw new Hiba('012');
	return buyer;
}

/** A partner code wins over what is written in the row. */
export function readBuyer(account: Account, row: Row): Buyer {
	const code = field(row, 'partner_kod');
	if (code === '') return requireComplete(writtenBuyer(row));
	const partner = account.partners.find((candidate) => candidate.code === code);
	if (!partner) throw new Hiba('031', code);
	return partner.buyer;
}

export function completeBuyer(row: Row): Buyer {
	return requireComplete(writtenBuyer(row));
}

/** The shipping address in one line; once its name is given, the rest is required. */
export function readShippingAddress(row: Row): string {
	if (field(row, 'szallitasicim_nev') === '') return '';
	const parts = ['nev', 'iranyitoszam', 'varos', 'utca', 'orszag'].map((part) => {
		const value = field(row, `szallitasicim_${part}`);
		if (value === '') throw new Hiba('013', `szallitasicim_${part}`);
		return value;
	});
	return parts.join(', ');
}
