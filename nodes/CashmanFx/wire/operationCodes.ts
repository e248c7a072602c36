/** The op codes (`muveletkod`) of the API (V: vendor's clients 4.43 and 6.10), sent as text. */
export const OPERATION_CODES = {
	create: '1',
	reprint: '2',
	invoiceList: '18',
	productData: '21',
} as const;

export type OperationCode = (typeof OPERATION_CODES)[keyof typeof OPERATION_CODES];
