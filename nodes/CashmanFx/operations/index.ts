import type { AnyOperation } from '../../itemLoop';
import { createAdvanceOperation } from './advance/create';
import { createFinalOperation } from './advance/createFinal';
import { recordCashOperation } from './cashDesk/record';
import { cancelOperation } from './invoice/cancel';
import { createInvoiceOperation } from './invoice/create';
import { downloadOperation } from './invoice/download';
import { findOperation } from './invoice/find';
import { getLinesOperation } from './invoice/getLines';
import { getLinkOperation } from './invoice/getLink';
import { getManyOperation } from './invoice/getMany';
import { makeElectronicOperation } from './invoice/makeElectronic';
import { previewOperation } from './invoice/preview';
import { settleOperation } from './invoice/settle';
import { getPartnerOperation } from './partner/get';
import { getPartnerCardOperation } from './partner/getCard';
import { getPartnerDiscountOperation } from './partner/getDiscount';
import { savePartnerOperation } from './partner/save';
import { getProductOperation } from './product/get';
import { getManyProductsOperation } from './product/getMany';
import { getStockOperation } from './product/getStock';
import { getStockEverywhereOperation } from './product/getStockEverywhere';
import { saveProductOperation } from './product/save';
import { convertOperation } from './proforma/convert';
import { convertToElectronicOperation } from './proforma/convertToElectronic';
import { createProformaOperation } from './proforma/create';
import { sendRawOperation } from './raw/send';

/** Every operation of the node; dropdowns, fields and dispatch derive from this list. */
export const operations: readonly AnyOperation[] = [
	createInvoiceOperation,
	previewOperation,
	getLinkOperation,
	downloadOperation,
	findOperation,
	getManyOperation,
	getLinesOperation,
	cancelOperation,
	settleOperation,
	makeElectronicOperation,
	createProformaOperation,
	convertOperation,
	convertToElectronicOperation,
	createAdvanceOperation,
	createFinalOperation,
	getProductOperation,
	getManyProductsOperation,
	getStockOperation,
	getStockEverywhereOperation,
	saveProductOperation,
	getPartnerOperation,
	getPartnerCardOperation,
	getPartnerDiscountOperation,
	savePartnerOperation,
	recordCashOperation,
	sendRawOperation,
];
