/** Everything that n8n keeps of what happened, wherever it keeps it. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { Stage } from './stage';

export interface Kept {
	/** `execution 7`, `table execution_data`, or `file n8n.log`, which is what n8n wrote to its console. */
	where: string;
	text: string;
}

export async function everythingKept(stage: Stage): Promise<Kept[]> {
	return [await executions(stage), await databaseRows(stage), files(stage)].flat();
}

/** As the editor gets them. */
async function executions({ client }: Stage): Promise<Kept[]> {
	const workflows = await client.workflows();
	const ids = (await Promise.all(workflows.map(async ({ id }) => await client.executions(id)))).flat().map(({ id }) => id);
	return await Promise.all(ids.map(async (id) => ({ where: `execution ${id}`, text: JSON.stringify(await client.call('GET', `/rest/executions/${id}?includeData=true`)) })));
}

const MOST_BYTES = 1024 ** 3;

async function databaseRows({ installation: { node, command }, home }: Stage): Promise<Kept[]> {
	const { stdout } = await promisify(execFile)(join(node.folder, 'bin', 'node'), [join(__dirname, 'readRows.mjs'), command, join(home, '.n8n', 'database.sqlite')], { maxBuffer: MOST_BYTES });
	return stdout.split('\n').filter((line) => line !== '').map((line) => {
		const [table = '', text = ''] = line.split('\t', 2);
		return { where: `table ${table}`, text };
	});
}

/** Byte for byte: the database is among them, with what was deleted and not yet overwritten. */
function files({ home }: Stage): Kept[] {
	const all = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
	return all.map((file) => ({ where: `file ${relative(home, file)}`, text: readFileSync(file, 'latin1') }));
}
