import { startsApart } from '../nodes/startsApart';

let isOver = false;
afterEach(() => { isOver = true; });

/** Counts the rounds of Node's event loop while a test runs: what a round began is sent before the next. */
function countRounds(): () => number {
	let rounds = 0;
	isOver = false;
	const count = (): void => {
		rounds += 1;
		if (!isOver) setImmediate(count);
	};
	setImmediate(count);
	return () => rounds;
}

test('items that come together begin in the order they came, each in a round of the event loop of its own', async () => {
	const round = countRounds();
	const takeTurn = startsApart();
	const begun: Array<{ item: number; round: number }> = [];
	await Promise.all([1, 2, 3, 4].map(async (item) => {
		await takeTurn();
		begun.push({ item, round: round() });
	}));
	expect(begun.map(({ item }) => item)).toEqual([1, 2, 3, 4]);
	expect(new Set(begun.map((each) => each.round)).size).toBe(4);
});

test('an item that comes alone waits for nothing', async () => {
	const round = countRounds();
	const before = round();
	await startsApart()();
	expect(round()).toBe(before);
});
