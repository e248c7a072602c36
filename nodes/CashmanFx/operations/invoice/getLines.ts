import { ServiceError } from '../../../errors';
import type { Operation } from '../../../itemLoop';
import { callToRead } from '../../calls/callOperation';
import { namedDocumentRow } from '../../calls/namedDocument';
import { LIST_REPLY_BYTES, type Server } from '../../transport';
import { toPlainRecord } from '../../wire/plainData';
import { readRows } from '../../wire/reply';
import { numberOf, startLinkRun, type LinkRun } from '../existing/links';
import { readTarget, type Target } from '../existing/target';
import { targetFields, targetOptions } from '../existing/targetFields';

export const getLinesOperation: Operation<Target, LinkRun> = {
	resource: 'invoice',
	value: 'getLines',
	name: 'Get Lines',
	action: 'Get the lines of an invoice',
	description: 'Get the lines of an invoice (számlatételek), as CashMan-FX names them',
	fields: [...targetFields('Invoice'), targetOptions()],

	prepare: (context, itemIndex) => readTarget(context, itemIndex),

	before: startLinkRun,

	async execute(context, target, run) {
		const { server } = run;
		const number = numberOf(target, 'invoice', run);
		const answer = await callToRead(context, server, namedDocumentRow('invoiceLines', { number, wireNames: target.wireNames }), LIST_REPLY_BYTES);
		if (answer.kind !== 'replied') throw new ServiceError(`The lines of ${number} could not be fetched: ${answer.kind === 'refused' ? answer.message : answer.cause}`, 'Check the number, or run again.');
		return parse(answer.body, number, server).map((row, index) => ({ json: { invoiceNumber: number, lineNumber: index + 1, fields: toPlainRecord(row) } }));
	},
};

function parse(body: Buffer, number: string, server: Server): ReturnType<typeof readRows> {
	try {
		return readRows(body);
	} catch (error) {
		return notLines(number, server.show((error as Error).message));
	}
}

function notLines(number: string, reason: string): never {
	throw new ServiceError(`The answer is not a list of lines of ${number}: ${reason}`, 'Run again; if it stays so, tell us what CashMan-FX answers.');
}
