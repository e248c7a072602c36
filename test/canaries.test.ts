import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CANARIES as FAULTS } from './faults/canaries';
import { CANARIES as MONEY } from './money/canaries';
import { CANARIES as PHP } from './php/canaries';

/** A canary is only built in its own check, which may be long: that its rule still stands where it says is seen here at once. */
test.each(Object.entries({ ...FAULTS, ...MONEY, ...PHP }))('the rule that the canary %s breaks stands in its file exactly once', (_name, { file, from }) => {
	expect(readFileSync(join(__dirname, '..', file), 'utf8').split(from)).toHaveLength(2);
});
