import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

async function start(port: string): Promise<{ child: ChildProcess; line: string }> {
	const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts'], {
		env: { ...process.env, PORT: port },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
	return { child, line };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
	'the sandbox says where it listens, and ends cleanly on %s with a connection open',
	async (signal) => {
		const { child, line } = await start('0');
		const [, url = ''] = /^sandbox ready (http:\/\/127\.0\.0\.1:[1-9]\d*)$/.exec(line) ?? [];
		expect((await fetch(`${url}/sandbox/books`)).status).toBe(200);
		const ended = once(child, 'exit');
		child.kill(signal);
		expect(await ended).toEqual([0, null]);
	},
);
