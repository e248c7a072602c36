import type { Operation } from './context';
import * as documents from './documents';
import * as listings from './listings';
import * as partners from './partners';
import * as products from './products';

export { type OperationContext } from './context';

/** Op code to operation, as `muveletkod` names it. There is no 12 in any known client. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
	['1', documents.create],
	['2', documents.reprint],
	['3', documents.storno],
	['4', documents.record],
	['5', products.stock],
	['6', documents.settle],
	['7', partners.partnerDiscount],
	['8', products.saveProduct],
	['9', partners.savePartner],
	['10', partners.partnerCard],
	['11', documents.convertProforma],
	['13', partners.partnerData],
	['14', products.stockEverywhere],
	['15', documents.cashDesk],
	['16', documents.makeEInvoice],
	['17', listings.invoiceLines],
	['18', listings.invoiceList],
	['19', products.stockList],
	['20', documents.convertProformaToEInvoice],
	['21', products.productData],
]);
