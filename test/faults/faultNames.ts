import type { FaultRequest } from '../../sandbox/faults';
import type { Random } from '../money/random';
import { isWrite, type Call } from './call';
import { PASSWORDS } from './passwords';

/** What the network or the service does to one call. */
export interface Strike {
	name: string;
	/** The network's own doing. `late` brings the request after so long, when nobody may wait for an answer any more. */
	network?: 'refused' | 'lost' | { lateMs: number };
	/** The sandbox's doing; see docs/sandbox.md. */
	sandbox?: Omit<FaultRequest, 'operation' | 'count'>;
	/** Whether the answer is true all the same, for whoever waits until all of it is there. */
	isMild?: boolean;
}

type Said = Pick<Call, 'service' | 'operation'>;

interface NamedFault {
	hits(call: Said): boolean;
	strike(random: Random): Omit<Strike, 'name'>;
}

const everything = (): boolean => true;
const cashman = ({ service }: Said): boolean => service === 'cashman';
const salesAutopilot = ({ service }: Said): boolean => service === 'salesautopilot';
const list = (call: Said): boolean => cashman(call) && call.operation === '18';
const api = (call: Said): boolean => cashman(call) && /^\d+$/.test(call.operation);

const inSandbox = (sandbox: Strike['sandbox'], isMild = false): Omit<Strike, 'name'> => ({ sandbox, isMild });
/** Longer than the node waits: a minute for CashMan-FX, 30 seconds for SalesAutopilot. */
const tooLong = (random: Random): number => random.between(61_000, 95_000);

/** What CashMan-FX might say, among it an answer that repeats the login. None of them says that a list is empty. */
const HIBA_TEXTS = ['HIBA:099 Karbantartás!', 'HIBA:005 Nincs jogosultsága a listához!', 'HIBA: adatbázis hiba', `HIBA:001 Hibás jelszó: ${PASSWORDS.cashman}`];

/** Every fault by its name: which calls it can hit, and what it does to them. */
export const FAULTS: Readonly<Record<string, NamedFault>> = {
	'connection refused': { hits: everything, strike: () => ({ network: 'refused' }) },
	'request lost, no answer': { hits: everything, strike: () => ({ network: 'lost' }) },
	'dropped before commit': { hits: everything, strike: () => inSandbox({ name: 'drop-before-commit' }) },
	'dropped after commit': { hits: everything, strike: () => inSandbox({ name: 'drop-after-commit' }) },
	'delay past the timeout': { hits: everything, strike: (random) => inSandbox({ name: 'delay', delayMs: tooLong(random) }, true) },
	'slow answer': { hits: everything, strike: (random) => inSandbox({ name: 'delay', delayMs: random.between(500, 7000) }, true) },
	'5xx before commit': { hits: everything, strike: (random) => inSandbox({ name: 'status-before-commit', status: random.pick([500, 502, 503, 504]) }) },
	'5xx after commit': { hits: everything, strike: (random) => inSandbox({ name: 'status-after-commit', status: random.pick([500, 502, 503, 504]) }) },
	'429': { hits: everything, strike: () => inSandbox({ name: 'status-before-commit', status: 429 }) },
	'401 before commit': { hits: api, strike: () => inSandbox({ name: 'status-before-commit', status: 401 }) },
	'redirect after commit': { hits: api, strike: (random) => inSandbox({ name: 'status-after-commit', status: random.pick([301, 302, 307, 308]) }) },
	// Half of the one digit that SalesAutopilot answers a change with is the whole of it.
	'truncated reply': { hits: (call) => !(salesAutopilot(call) && isWrite(call)), strike: () => inSandbox({ name: 'truncated-reply' }) },
	'cut reply': { hits: everything, strike: () => inSandbox({ name: 'cut-reply' }, true) },
	'garbled reply': { hits: everything, strike: () => inSandbox({ name: 'garbled-reply' }) },
	'empty reply': { hits: api, strike: () => inSandbox({ name: 'empty-reply' }) },
	'slow drip': { hits: everything, strike: () => inSandbox({ name: 'slow-drip', delayMs: 5000 }, true) },
	'HTML': { hits: everything, strike: () => inSandbox({ name: 'html-reply' }) },
	'HTML after commit': { hits: everything, strike: () => inSandbox({ name: 'html-reply-after-commit' }) },
	'HIBA': { hits: api, strike: (random) => inSandbox({ name: 'hiba', text: random.pick(HIBA_TEXTS) }) },
	'look-up down': { hits: list, strike: () => inSandbox({ name: 'list-down' }) },
	'empty list as HIBA': { hits: list, strike: () => inSandbox({ name: 'empty-list-as-hiba' }, true) },
	'no link': { hits: (call) => cashman(call) && call.operation === '1', strike: () => inSandbox({ name: 'no-link' }, true) },
	'SalesAutopilot down': { hits: salesAutopilot, strike: () => inSandbox({ name: 'sa-500' }) },
	'write-back lost': { hits: (call) => salesAutopilot(call) && isWrite(call), strike: (random) => inSandbox({ name: random.pick(['drop-before-commit', 'drop-after-commit']) }) },
};

/** A fault that can hit this call, by chance. */
export function anyStrike(call: Said, random: Random): Strike {
	const name = random.pick(Object.keys(FAULTS).filter((each) => FAULTS[each]?.hits(call)));
	return strikeOf(name, random);
}

export function strikeOf(name: string, random: Random): Strike {
	const fault = FAULTS[name];
	if (fault === undefined) throw new Error(`There is no fault "${name}"`);
	return { name, ...fault.strike(random) };
}
