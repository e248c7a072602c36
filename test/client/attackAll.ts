import { createEngine, type Engine } from '../engine';
import { EVERY_OPERATION, runAlone, type Ended, type OfferedOperation } from '../support/everyOperation';
import { startRawServer, type Attack, type RawServer } from '../support/rawServer';
import { CONTINUE_ON_FAIL, credentialFor, PACKAGE_DIRECTORY } from '../support/shop';

/** Preview sends nothing. */
export const CALLING: readonly OfferedOperation[] = EVERY_OPERATION.filter(({ operation }) => operation !== 'preview');

/** n8n's real engine, with both credentials at one address. */
export async function startEngine(url: string, changes: Record<string, string> = {}): Promise<Engine> {
	return await createEngine(PACKAGE_DIRECTORY, {
		cashmanFxApi: { ...credentialFor(url), ...changes },
		salesAutopilotApi: { username: 'demo', password: 'demo', ownServer: true, baseUrl: url, ...changes },
	});
}

/** Every operation against one server. Only an attack on the time itself is given a short one. */
export async function attackAll(attack: Attack, timeout = 30): Promise<{ server: RawServer; ends: Map<OfferedOperation, Ended> }> {
	const server = await startRawServer(attack);
	const engine = await startEngine(server.url);
	const ends = await Promise.all(CALLING.map(async (operation) => [operation, await runAlone(engine, operation, { timeout }, CONTINUE_ON_FAIL)] as const));
	// A connection that stays open is a leak, and a server's hold on n8n.
	await server.allClosed();
	return { server, ends: new Map(ends) };
}

/** How an operation ended; what is neither an error nor an honest "unknown" believed the attacker. */
export function endOf({ items, error }: Ended): string {
	if (error !== undefined) return `the run failed: ${error.message}`;
	return items.map(({ json, error: itemError }) => (itemError !== undefined ? 'failed' : String(json.outcome ?? json.pdf ?? 'an output'))).join();
}

/** Operations that believed the attacker. */
export function fooled(ends: Map<OfferedOperation, Ended>): string[] {
	return [...ends].map(([{ title }, end]) => [title, endOf(end)] as const).filter(([, end]) => end !== 'failed' && end !== 'unknown').map((each) => each.join(': '));
}
