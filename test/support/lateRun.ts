/** A process of its own that runs one order against a sandbox's address, so that a test can kill it in the middle. */
import { createEngine } from '../engine';
import { order } from './orders';
import { credentialFor, PACKAGE_DIRECTORY, runCashmanFx } from './shop';

async function main(url: string, recordId: string): Promise<void> {
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(url) });
	await runCashmanFx(engine, [order({ id: recordId })]);
}

const [, , url = '', recordId = ''] = process.argv;
void main(url, recordId);
