import { setStage, type Stage } from '../../test/e2e/stage';
import type { Setup } from '../scenario';
import { startWire, type Wire } from '../wire/wire';

/** Does the work on n8n 2.x's server, in front of a wire server; both are gone afterwards, however it ends. */
export async function withN8n<Result>({ say }: Setup, work: (stage: Stage, wire: Wire) => Promise<Result>): Promise<Result> {
	process.env.E2E_N8N_LINE = '2';
	say('start n8n');
	const [stage, wire] = [await setStage(), await startWire()];
	try {
		return await work(stage, wire);
	} finally {
		wire.close();
		await stage.close();
	}
}
