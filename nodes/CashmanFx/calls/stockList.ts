import { plainText } from '../../../core/text';
import { LIST_REPLY_BYTES, type Caller, type Server } from '../transport';
import { STOCK_ROW_FIELDS } from '../wire/fieldNames';
import { OPERATION_CODES } from '../wire/operationCodes';
import { toPlainRecord, type PlainData } from '../wire/plainData';
import { isNothingFound } from '../wire/refusals';
import { readRows } from '../wire/reply';
import { callToRead, withCode } from './callOperation';

/** A product of the stock list: our names, each "" where the row has none of its name, and the row as the server names it. */
export interface StockRow extends Record<keyof typeof STOCK_ROW_FIELDS, string> {
	row: { [key: string]: PlainData };
}

export type StockList = { products: StockRow[] } | { failure: string };

/** Reads every product of the account with its stock and prices (op 19). */
export async function readStockList(context: Caller, server: Server): Promise<StockList> {
	const answer = await callToRead(context, server, withCode([{}], OPERATION_CODES.stockList), LIST_REPLY_BYTES);
	if (answer.kind === 'refused') return isNothingFound(answer.message) ? { products: [] } : { failure: answer.message };
	if (answer.kind !== 'replied') return { failure: answer.cause };
	try {
		return { products: readRows(answer.body).map((row) => toStockRow(toPlainRecord(row))) };
	} catch (error) {
		return { failure: `the answer is not CashMan-FX's stock list: ${server.show((error as Error).message)}` };
	}
}

function toStockRow(row: { [key: string]: PlainData }): StockRow {
	const named = Object.entries(STOCK_ROW_FIELDS).map(([name, field]) => [name, plainText(row[field]).trim()]);
	return { ...(Object.fromEntries(named) as Record<keyof typeof STOCK_ROW_FIELDS, string>), row };
}
