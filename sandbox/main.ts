import { startSandbox } from './server';

const DEFAULT_PORT = 4010;

async function main(): Promise<void> {
	const sandbox = await startSandbox({ port: Number(process.env.PORT ?? DEFAULT_PORT) });
	const stop = (): void => {
		void sandbox.close().then(() => process.exit(0));
	};
	process.once('SIGTERM', stop);
	process.once('SIGINT', stop);
	console.log(`sandbox ready ${sandbox.url}`);
}

main().catch((error: unknown) => {
	const { code, message } = error as { code?: string; message?: string };
	console.error(code === 'EADDRINUSE' ? 'The port is in use: stop the other program, or choose one with PORT=4011 (PORT=0 takes a free one).' : `The sandbox could not start: ${message}`);
	process.exit(1);
});
