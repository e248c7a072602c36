/** The two lines of n8n that are run, by the number that `--version` takes. */
export interface N8nVersion {
	line: '1' | '2';
	n8n: string;
	/** Oldest major version of Node.js that runs it, and the one that is fetched from npm where the running one does not suit. */
	node: number;
	/** Of package.json: n8n 1.x names a dependency by an address outside npm. */
	overrides?: Record<string, string>;
	environment: Record<string, string>;
}

export const N8N_VERSIONS: readonly N8nVersion[] = [
	{ line: '2', n8n: '2.41.1', node: 24, environment: { N8N_DISABLED_MODULES: 'mcp-registry' } },
	{
		line: '1', n8n: '1.123.81', node: 20, overrides: { xlsx: '0.18.5' },
		environment: {
			// The engine that 1.123 prefers for expressions needs Node 22, and without this the server exits on Node 20 after it had said it was ready.
			N8N_EXPRESSION_ENGINE: 'legacy',
			// As n8n 2 has it. With its own default of 0, all share one connection, and two who save at once end in "cannot start a transaction within a transaction".
			DB_SQLITE_POOL_SIZE: '3',
		},
	},
];

/** Reads `--version 1` or `--version 2` of a command line; without it, `all`. */
export function chosenVersions(commandLine: string[], all: readonly N8nVersion[]): readonly N8nVersion[] {
	const at = commandLine.indexOf('--version');
	if (at < 0) return all;
	const chosen = N8N_VERSIONS.filter(({ line }) => line === commandLine[at + 1]);
	if (chosen.length === 0) throw new Error(`--version takes ${N8N_VERSIONS.map(({ line }) => line).sort().join(' or ')}`);
	return chosen;
}
