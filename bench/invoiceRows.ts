import { closeSync, openSync, writeSync } from 'node:fs';
import { encodePhp, type PhpValue } from '../nodes/CashmanFx/wire/phpEncode';
import { orderRow } from './orders';

/** The order whose invoice is the last row of a written list. */
export const SOLD_ORDER = 1;
const ROWS_AT_ONCE = 10_000;

/** Writes a list of so many rows as op 18 replies with it. */
export function writeList(file: string, rows: number): void {
	const output = openSync(file, 'w');
	writeSync(output, `a:${rows}:{`);
	for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
		const some = listRows(from, Math.min(rows, from + ROWS_AT_ONCE)).map((row, index) => `i:${from + index};${encodePhp((from + index === rows - 1 ? sold(row) : row) as PhpValue)}`);
		writeSync(output, some.join(''));
	}
	writeSync(output, '}');
	closeSync(output);
}

function sold(row: Record<string, string>): Record<string, string> {
	return { ...row, nev: 'Minta Anna', brutto: String(orderRow(SOLD_ORDER).mssys_order_brutto_sum) };
}

/** Rows of an invoice list (op 18) with the fields of the sandbox's; the last digits of the order reference are the row's number. */
export function listRows(from: number, to: number): Array<Record<string, string>> {
	return Array.from({ length: to - from }, (_, index) => listRow(from + index));
}

function listRow(number: number): Record<string, string> {
	const gross = 1270 + (number % 900) * 127;
	const net = (gross * 100) / 127;
	return {
		szamfej_id: String(100_000 + number),
		szamlaszam: `2026/${String(number + 1).padStart(7, '0')}`,
		tipus: '1',
		kelt: '2026-10-02', teljesites: '2026-10-02', fizetesi_hatarido: '2026-10-10', fizetve: '2026-10-03',
		fizetesmod: 'Bankkártya', deviza: 'HUF',
		nev: number % 3 === 0 ? 'Árvíztűrő Kereskedelmi Kft.' : 'Minta Anna',
		adoszam: '', netto: String(net), afa: String(gross - net), brutto: String(gross),
		egyeb: `Megrendelésszám: ${referenceOf(number)}`,
		megjegyzes: '', stornozott: '0', storno_szamlaszam: '', eredeti_szamlaszam: '', eszamla: '0',
	};
}

/** The order reference of a row. */
export function referenceOf(number: number): string {
	return `R-${String(number).padStart(7, '0')}`;
}
