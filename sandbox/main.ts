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
	console.error(error);
	process.exit(1);
});
