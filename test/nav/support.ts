import type { PhpInput } from '../../sandbox/wire/php';
import { create, slices, type Subject } from '../sandbox/support';

/** The number of a document made over the wire. @throws with the sandbox's own words where it refuses */
export async function issue(sandbox: Subject, row: Record<string, PhpInput> = {}, ...more: PhpInput[]): Promise<string> {
	const reply = await create(sandbox, row, ...more);
	const number = slices(reply)[2];
	if (number === undefined) throw new Error(reply);
	return number;
}

/** NAV's XML of a document as the sandbox serves it. */
export async function xmlOf(sandbox: Subject, number: string, group = 'demo'): Promise<string> {
	const { status, text, type } = await sandbox.send('GET', `/sandbox/nav?${new URLSearchParams({ group, number }).toString()}`);
	if (status !== 200 || !type.startsWith('application/xml')) throw new Error(`${status} ${type} ${text}`);
	return text;
}

/** The texts of all elements of that name, prefix or not, with entities as they are. */
export function textsOf(xml: string, name: string): string[] {
	return [...xml.matchAll(new RegExp(`<(?:base:)?${name}>([^<]*)</`, 'g'))].map(([, text = '']) => text);
}

export function has(xml: string, name: string): boolean {
	return new RegExp(`<(?:base:)?${name}>`).test(xml);
}
