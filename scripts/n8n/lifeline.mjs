/**
 * Runs a command in a process group of its own, and ends the whole group when the pipe to this process closes: however the
 * program that started it came to its end, no n8n is left behind. SIGUSR2 kills the group at once, as a power cut does.
 */
import { spawn } from 'node:child_process';

const GRACE_MS = Number(process.env.LIFELINE_GRACE_MS ?? 8000);
const [command, ...parameters] = process.argv.slice(2);
const child = spawn(command, parameters, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });

function signalGroup(signal) {
	try {
		process.kill(-child.pid, signal);
	} catch {
		// The group is gone already.
	}
}

function stop() {
	signalGroup('SIGTERM');
	setTimeout(() => signalGroup('SIGKILL'), GRACE_MS).unref();
}

// Ctrl-C reaches this process too; the order to stop comes through the pipe.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
process.on('SIGTERM', stop);
process.on('SIGUSR2', () => signalGroup('SIGKILL'));
process.stdin.on('end', stop).on('error', stop).resume();
child.once('error', (error) => {
	console.error(error.message);
	process.exit(127);
});
child.once('exit', (code) => {
	signalGroup('SIGKILL');
	process.exit(code ?? 1);
});
