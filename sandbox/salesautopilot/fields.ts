import type { FieldType, ListField } from './types';

const SHORT_TEXTS = [
	'email',
	'mssys_firstname',
	'mssys_lastname',
	'mssys_fullname',
	'mssys_phone',
	'mssys_mobile',
	'mssys_int_mobile',
	'mssys_company',
	'mssys_ipaddress',
	'mssys_cookie',
	'mssys_secure_id',
	'mssys_crm_status',
];
const ORDER_SHORT_TEXTS = [
	'mssys_shoprenter_id',
	'mssys_vat_number',
	'mssys_eu_tax',
	'mssys_billing_address_type',
	'mssys_bill_company',
	'mssys_bill_country',
	'mssys_bill_state',
	'mssys_bill_zip',
	'mssys_bill_city',
	'mssys_bill_address',
	'mssys_postal_company',
	'mssys_postal_country',
	'mssys_postal_state',
	'mssys_postal_zip',
	'mssys_postal_city',
	'mssys_postal_address',
	'mssys_postal_deliverypoint_type',
	'mssys_postal_deliverypoint_name',
	'mssys_webshop_status',
	'mssys_online_payment_method',
	'mssys_bill_currency',
	'mssys_shipping_mode',
	'mssys_coupon',
	'mssys_billing_number',
	'mssys_proform_number',
	'mssys_trnum',
	'mssys_anum',
	'mssys_rt',
	'mssys_integration_type',
];

const ORDER_FIELDS: Readonly<Record<string, FieldType>> = {
	mssys_order_status: 'smallint',
	mssys_payment_method: 'smallint',
	mssys_shipping_modetype: 'integer',
	mssys_coupon_id: 'integer',
	mssys_coupon_type: 'smallint',
	mssys_execute_date: 'date',
	mssys_pay_due_date: 'date',
	mssys_pay_date: 'date',
	mssys_billing_system_syncdate: 'datetime',
	mssys_order_netto_sum: 'decimal',
	mssys_order_brutto_sum: 'decimal',
	mssys_netto_shipping_cost: 'decimal',
	mssys_shipping_cost: 'decimal',
	mssys_coupon_discount_amount_netto: 'decimal',
	mssys_coupon_discount_amount_brutto: 'decimal',
	mssys_bill_pdf_link: 'url',
	mssys_proform_pdf_link: 'url',
	mssys_bill_comment: 'text',
	mssys_ordered_items: 'text',
};

/** The fields every row has, which no form writes. */
export const ROW_FIELDS: Readonly<Record<string, FieldType>> = {
	id: 'integer',
	subdate: 'datetime',
	firstupdate: 'datetime',
	lastupdate: 'datetime',
	active: 'checkbox',
	mssys_nsid: 'integer',
	mssys_contact_id: 'integer',
};

function field(type: FieldType, label: string): ListField {
	return { type, label, options: new Map() };
}

export function listField(type: FieldType, label: string, options: Record<string, string> = {}): ListField {
	return { type, label, options: new Map(Object.entries(options)) };
}

export function initialFields(isOrderList: boolean): Map<string, ListField> {
	const fields = new Map<string, ListField>();
	for (const [name, type] of Object.entries(ROW_FIELDS)) fields.set(name, field(type, name));
	for (const name of SHORT_TEXTS) fields.set(name, field('shorttext', name));
	fields.set('mssys_comment', field('text', 'mssys_comment'));
	fields.set('mssys_birthday', field('date', 'mssys_birthday'));
	if (!isOrderList) return fields;
	for (const name of ORDER_SHORT_TEXTS) fields.set(name, field('shorttext', name));
	for (const [name, type] of Object.entries(ORDER_FIELDS)) fields.set(name, field(type, name));
	return fields;
}

/** What an empty field of a type looks like on the wire. */
export function emptyValue(type: FieldType): string {
	switch (type) {
		case 'smallint':
		case 'integer':
		case 'decimal':
		case 'checkbox':
			return '0';
		case 'date':
			return '0000-00-00';
		case 'datetime':
			return '0000-00-00 00:00:00';
		default:
			return '';
	}
}
