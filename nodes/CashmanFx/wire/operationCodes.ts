/** The op codes (`muveletkod`) of the API (V: vendor's clients 4.43 and 6.10), sent as text. There is no 12 in either. */
export const OPERATION_CODES = {
	create: '1',
	reprint: '2',
	cancel: '3',
	record: '4',
	productStock: '5',
	settle: '6',
	partnerDiscount: '7',
	saveProduct: '8',
	savePartner: '9',
	partnerCard: '10',
	convert: '11',
	partnerData: '13',
	stockEverywhere: '14',
	cashDesk: '15',
	makeElectronic: '16',
	invoiceLines: '17',
	invoiceList: '18',
	stockList: '19',
	convertToElectronic: '20',
	productData: '21',
} as const;

const { productStock, partnerDiscount, partnerCard, partnerData, stockEverywhere, invoiceLines, invoiceList, stockList, productData } = OPERATION_CODES;

/** Ops that only read (V: what the vendor's client makes of them); only these may be asked again after a lost answer. */
export const READING_CODES: readonly string[] = [productStock, partnerDiscount, partnerCard, partnerData, stockEverywhere, invoiceLines, invoiceList, stockList, productData];

export type OperationCode = (typeof OPERATION_CODES)[keyof typeof OPERATION_CODES];
