import { getEventListeners, once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { withCredentials } from '../../nodes/CashmanFx/authenticate';
import { exchangeOnce } from '../../nodes/http';

const LIMITS = { timeoutMs: 60_000, mostBytes: 1000 };
const exchange = async (body: unknown, limits = LIMITS) => await exchangeOnce(async () => ({ statusCode: 200, headers: {}, body }), { method: 'POST', url: 'http://server.test/' }, limits);

test.each([
	['a reply', () => Readable.from([Buffer.from('100|1|2026/00001')]), { kind: 'answered', body: Buffer.from('100|1|2026/00001') }],
	['a reply that is too long', () => Readable.from([Buffer.alloc(600), Buffer.alloc(600)]), { kind: 'uncertain', isTooLong: true }],
	['a reply that is cut off', () => Readable.from((function* cutOff() { yield Buffer.from('100|'); throw new Error('reset'); })()), { kind: 'uncertain', cause: 'the answer was cut off' }],
	['a reply that was closed before it was read', () => new PassThrough().destroy(), { kind: 'uncertain', cause: 'the answer was cut off' }],
])('%s leaves nothing that listens to its time limit, which would hold the reply until then', async (_name, startBody, expected) => {
	const startTimer = jest.spyOn(AbortSignal, 'timeout');
	const body = startBody();
	expect(await exchange(body)).toMatchObject(expected);
	const [signal] = startTimer.mock.results.map(({ value }) => value as AbortSignal);
	startTimer.mockRestore();
	expect(getEventListeners(signal as AbortSignal, 'abort')).toEqual([]);
	expect(body.destroyed).toBe(true);
});

test('once the limit is reached no further piece is handed on', async () => {
	const taken: number[] = [];
	const body = new PassThrough();
	body.write(Buffer.alloc(10));
	body.write(Buffer.alloc(20));
	body.end(Buffer.alloc(30));
	await exchange(body, { ...LIMITS, take: (piece: Buffer) => taken.push(piece.length) < 1 } as typeof LIMITS);
	expect(taken).toHaveLength(1);
});

test('an answer that begins after the time is over is closed at once: nobody reads it any more', async () => {
	const time = new AbortController();
	const startTimer = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
	const body = new PassThrough();
	const isClosed = once(body, 'close');
	const answer = await exchangeOnce(async () => {
		time.abort();
		return { statusCode: 200, headers: {}, body };
	}, { method: 'POST', url: 'http://server.test/' }, LIMITS);
	startTimer.mockRestore();
	expect(answer).toEqual({ kind: 'uncertain', cause: 'no complete answer within 60 seconds' });
	await isClosed;
	expect(getEventListeners(time.signal, 'abort')).toEqual([]);
});

test('the end of the time is told in the same words, whoever notices it first: the node, axios, or the credential that finds no time left', async () => {
	const wanted = { kind: 'uncertain', cause: 'no complete answer within 60 seconds' };
	const failing = async (fail: () => unknown) => await exchangeOnce(async () => fail(), { method: 'POST', url: 'http://server.test/' }, LIMITS);
	const noTimeLeft = () => withCredentials({ ownServer: true, apiUrl: 'http://server.test/' }, { url: 'http://server.test/', body: { cashmanRows: [{}], awaitedUntilMs: 1000 } }, 999.5);
	expect(await failing(() => { throw Object.assign(new Error('timeout of 59999ms exceeded'), { code: 'ECONNABORTED' }); })).toEqual(wanted);
	expect(await failing(noTimeLeft)).toEqual(wanted);
});

test.each([
	['EHOSTUNREACH', 'connect', 'notSent'],
	['EHOSTUNREACH', 'read', 'uncertain'],
	['ENETUNREACH', 'write', 'uncertain'],
	['ECONNREFUSED', 'connect', 'notSent'],
	['EPROTO', 'write', 'uncertain'],
])('%s of the call %s is %s', async (code, syscall, kind) => {
	// As axios hands it on: the system's error is the cause of its own.
	const failed = Object.assign(new Error('wrapped', { cause: Object.assign(new Error(code), { code, syscall }) }), { code });
	expect(await exchangeOnce(async () => { throw failed; }, { method: 'POST', url: 'http://server.test/' }, LIMITS)).toMatchObject({ kind });
});
