import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A value as PHP has it, with its types; texts and floats by their bytes. `object` and `more` are beyond what we read. */
export type PhpNode =
	| ['N'] | ['object'] | ['more']
	| ['b', boolean]
	| ['i', digits: string]
	| ['d', bytes: string]
	| ['s', bytes: string]
	| ['a', Array<[key: ['i' | 's', string], value: PhpNode]>];

/** What PHP makes of one text. */
export interface Judgement {
	value: PhpNode;
	/** The value as PHP writes it again. */
	written: string;
	/** Whether PHP passed over bytes behind the value. */
	hasMore: boolean;
}

/** Asks PHP's unserialize() about many texts at once; `false` for each that it refuses. */
export function askPhp(texts: readonly Buffer[]): Array<Judgement | false> {
	const input = texts.map((text) => `${text.toString('base64')}\n`).join('');
	const output = execFileSync('php', ['-d', 'memory_limit=1G', join(__dirname, 'judge.php')], { input, encoding: 'latin1', maxBuffer: 1024 ** 3, stdio: ['pipe', 'pipe', 'inherit'] });
	const lines = output.split('\n').slice(0, -1);
	if (lines.length !== texts.length) throw new Error(`PHP judged ${lines.length} of ${texts.length} texts`);
	return lines.map((line) => JSON.parse(line) as Judgement | false);
}

/** A value in our terms, in a form in which two are equal exactly when their texts are. With `asRecords`, a list is the record of its numbers. */
export function canonical(value: unknown, asRecords = false): string {
	if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	if (Array.isArray(value) && !asRecords) return `[${value.map((entry) => canonical(entry)).join()}]`;
	return `{${Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry, asRecords)}`).join()}}`;
}

/**
 * What a value of PHP is on our side: integers beyond JavaScript's numbers are their digits, texts are UTF-8 with what is none replaced, and an array
 * with the keys 0, 1, 2 … is a list. JavaScript keeps the whole numbers among the keys of a record in rising order, whatever order they came in.
 */
export function inOurTerms(node: PhpNode): unknown {
	switch (node[0]) {
		case 'N':
			return null;
		case 'b':
			return node[1];
		case 'i':
			return Number.isSafeInteger(Number(node[1])) ? Number(node[1]) : node[1];
		case 'd':
			return Buffer.from(node[1], 'hex').readDoubleBE();
		case 's':
			return Buffer.from(node[1], 'hex').toString('utf8');
		case 'a': {
			const isList = node[1].every(([[type, key]], index) => type === 'i' && key === String(index));
			if (isList) return node[1].map(([, value]) => inOurTerms(value));
			const record = Object.create(null) as Record<string, unknown>;
			for (const [[type, key], value] of node[1]) record[type === 'i' ? key : Buffer.from(key, 'hex').toString('utf8')] = inOurTerms(value);
			return record;
		}
		default:
			return node[0];
	}
}

export function depthOf(node: PhpNode): number {
	return node[0] === 'a' ? 1 + Math.max(0, ...node[1].map(([, value]) => depthOf(value))) : 0;
}
