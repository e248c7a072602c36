import { PASSWORDS, USERS } from '../passwords';
import type { Evidence, Finding } from './evidence';

const basic = (user: string, password: string): string => Buffer.from(`${user}:${password}`).toString('base64');

/** The passwords as they stand, as they go over the wire, and as they stand in a link. */
const SECRETS: ReadonlyArray<readonly [name: string, text: string]> = Object.entries(PASSWORDS).flatMap(([name, password]) => [
	[name, password],
	[name, encodeURIComponent(password)],
	[name, basic(USERS[name as keyof typeof USERS], password)],
] as const);

/** Law 6: no password is in anything that n8n keeps or SalesAutopilot shows, and a call with a wrong password starts nothing. */
export function keptSecrets({ runs, records, forged }: Evidence): Finding[] {
	const finding = (says: string): Finding => ({ law: 'law 6: secrets stay inside', says });
	const leaks = (text: string): string[] => SECRETS.filter(([, secret]) => text.includes(secret)).map(([name]) => name);
	return [
		...runs.flatMap((run) => leaks(run.record).map((name) => finding(`run ${run.id} (${run.title}) holds the ${name} password`))),
		...[...records].flatMap(([recordId, record]) => leaks(JSON.stringify(record)).map((name) => finding(`order ${recordId} in SalesAutopilot holds the ${name} password`))),
		...forged.filter(({ status, hasStarted }) => status !== 401 || hasStarted).map(({ status }) => finding(`a call with a wrong password was answered ${status}`)),
		...forged.flatMap(({ said }) => leaks(said).map((name) => finding(`the answer to a forged call holds the ${name} password`))),
	];
}
