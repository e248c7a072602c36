import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readAmount } from '../../../../core/amounts';
import { countryCode, countryInHungarian } from '../../../../core/country';
import { formatDecimal } from '../../../../core/decimal';
import { requireEmail } from '../../../../core/email';
import { splitStreet } from '../../../../core/street';
import { readTaxNumbers } from '../../../../core/taxNumber';
import { requireCleanText, requireText, typedText } from '../../../../core/text';
import type { Operation } from '../../../itemLoop';
import { textField } from '../../../plainFields';
import { withCode } from '../../calls/callOperation';
import type { Server } from '../../transport';
import { withoutEmpty, type Row } from '../../wire/createRows';
import type { WireNames } from '../../wire/fieldNames';
import { OPERATION_CODES } from '../../wire/operationCodes';
import { readPartnerId } from '../../wire/slices';
import { saveOnce, describeChanges } from '../catalog/answers';
import { optionsWith } from '../catalog/fields';
import { readFreeFields, additionalFields } from '../common/additionalFields';
import { openServer } from '../common/openServer';
import { readTimeoutMs, readWireNames } from '../common/settings';

interface SavePlan {
	name: string;
	partnerCode: string;
	row: Row;
	timeoutMs: number;
}

export const savePartnerOperation: Operation<SavePlan, Server> = {
	resource: 'partner',
	value: 'save',
	name: 'Create or Update',
	action: 'Create or update a partner',
	description: 'Add a partner (partnerrögzítés), or change the one with the same code. It is sent once.',
	changesBooks: true,
	fields: [
		textField('Name', 'name', 'Name of the person or company (partner neve)', { required: true }),
		textField('Partner Code', 'partnerCode', 'Code of the partner (partnerkód); left empty, CashMan-FX gives one'),
		textField('Country', 'country', 'Country (ország): a two-letter code such as HU, or its name. With a partner code it is only sent along with an address.', { default: 'HU' }),
		textField('ZIP Code', 'zip', 'Postal code (irányítószám)'),
		textField('City', 'city', 'City (város)'),
		textField('Street', 'street', 'Street and house number (utca, házszám)'),
		textField('Tax Number', 'taxNumber', 'Hungarian tax number (adószám) of a company, 12345676-2-42'),
		textField('EU VAT Number', 'euVatNumber', 'EU VAT number (közösségi adószám), for example DE123456789'),
		textField('E-Mail Address', 'email', 'E-mail address of the partner (e-mail cím)', { placeholder: 'name@email.com' }),
		textField('Phone', 'phone', 'Phone number (telefon)'),
		textField('Discount', 'discountPercent', 'Discount in percent (kedvezmény)'),
		additionalFields,
		optionsWith(['partnerCode', 'partnerDiscount', 'partnerEmail', 'partnerPhone']),
	],

	prepare(context, itemIndex) {
		const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const name = requireText(context.getNodeParameter('name', itemIndex, ''), 'Name', 'Give the name of the partner.');
		const partnerCode = requireCleanText(context.getNodeParameter('partnerCode', itemIndex, ''), 'Partner Code');
		return { name, partnerCode, row: readPartner(context, itemIndex, name, partnerCode, readWireNames(options)), timeoutMs: readTimeoutMs(options) };
	},
	identify: ({ name, partnerCode }) => `partner ${partnerCode} ${name}`,
	foretell: ({ row }) => ({ explanation: ['This would save the partner.'], rows: [row] }),
	before: openServer,

	async execute(context, { name, partnerCode, row }, server) {
		return await saveOnce(context, server, {
			subject: `Saving partner ${partnerCode === '' ? name : partnerCode}`,
			rows: withCode([row], OPERATION_CODES.savePartner),
			output: { partnerCode, partnerId: '' },
			understand(body) {
				const partnerId = readPartnerId(body);
				return partnerId === undefined ? undefined : { partnerId };
			},
		});
	},

	describeDone: (outputs) => describeChanges(outputs, ({ partnerCode, partnerId }) => String(partnerCode === '' ? partnerId : partnerCode)),
};

/** The fields that were filled in; what is empty is not sent. The buyer's names are those of op 1 (U). */
function readPartner(context: IExecuteFunctions, itemIndex: number, name: string, partnerCode: string, names: WireNames): Row {
	const read = (field: string, label: string): string => typedText(context.getNodeParameter(field, itemIndex, ''), label);
	const clean = (field: string, label: string): string => requireCleanText(read(field, label), label);
	const country = clean('country', 'Country');
	const { taxNumber, euVatNumber } = readTaxNumbers(read('taxNumber', 'Tax Number'), read('euVatNumber', 'EU VAT Number'), 'Tax Number', 'EU VAT Number', countryCode(country));
	const street = splitStreet(clean('street', 'Street'));
	const [zip, city] = [clean('zip', 'ZIP Code'), clean('city', 'City')];
	// The default of the field would move a partner who lives elsewhere.
	const hasAddress = partnerCode === '' || [zip, city, street.streetName].some((part) => part !== '');
	const email = read('email', 'E-Mail Address');
	const discount = readAmount(read('discountPercent', 'Discount'), 'Discount');
	return {
		...withoutEmpty({
			[names.partnerCode]: partnerCode,
			nev: name,
			iranyitoszam: zip,
			varos: city,
			kozterulet_neve: street.streetName,
			kozterulet_jellege: street.streetType,
			hazszam: street.houseNumber,
			epulet: street.building,
			lepcsohaz: street.staircase,
			szint: street.floor,
			ajto: street.door,
			orszag: hasAddress && country !== '' ? countryInHungarian(country) : '',
			adoszam: taxNumber,
			kozossegi_adoszam: euVatNumber,
			[names.partnerEmail]: email === '' ? '' : requireEmail(email, 'E-Mail Address', 'leave it empty'),
			[names.partnerPhone]: clean('phone', 'Phone'),
			[names.partnerDiscount]: discount === undefined ? '' : formatDecimal(discount),
		}),
		...readFreeFields(context, itemIndex, [names.partnerCode]),
	};
}
