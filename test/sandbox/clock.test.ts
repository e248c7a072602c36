import { createClock } from '../../sandbox/clock';

afterEach(() => { jest.useRealTimers(); });

test.each([
	['2026-12-31T22:59:59Z', '2026-12-31 23:59:59'],
	['2026-12-31T23:00:00Z', '2027-01-01 00:00:00'],
	['2028-02-28T23:30:00Z', '2028-02-29 00:30:00'],
	['2026-10-25T00:30:00Z', '2026-10-25 02:30:00'],
	['2026-10-25T01:30:00Z', '2026-10-25 02:30:00'],
	['2026-07-15T22:00:00Z', '2026-07-16 00:00:00'],
])('at %s it is %s in Hungary, wherever the machine is', (moment, local) => {
	jest.useFakeTimers({ now: new Date(moment) });
	const clock = createClock();
	expect([clock.today(), clock.timestamp()]).toEqual([local.slice(0, 10), local]);
});

test('a fixed day stays, with the time of day', () => {
	jest.useFakeTimers({ now: new Date('2026-07-15T10:00:00Z') });
	expect(createClock({ today: () => '2026-03-14' }).timestamp()).toBe('2026-03-14 12:00:00');
});
