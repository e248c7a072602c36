import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packAsVersion, packPackage } from '../../scripts/n8n/pack';
import { installCommunityPackage } from '../../scripts/n8n/server';
import { readTemplates } from '../../scripts/n8n/templates';
import { booksOf, control, execution, importWorkflow, outputOf, publish, setStage, until, type Stage } from './stage';

let stage: Stage;

beforeAll(async () => { stage = await setStage(); });
afterAll(async () => { await stage?.close(); });

const installedVersion = () => (JSON.parse(readFileSync(join(stage.home, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-cashman-fx', 'package.json'), 'utf8')) as { version: string }).version;

test('a newer version takes the place of the package under a live workflow, which goes on after n8n\'s restart and knows the old orders', async () => {
	const workflow = readTemplates().get('order-to-invoice');
	if (workflow === undefined) throw new Error('workflows/ has no order-to-invoice.json');
	const id = await importWorkflow(stage, workflow);
	await publish(stage, id, workflow);
	const first = await control<{ recordId: string }>(stage.sandbox, 'POST', 'samples/plain?list=1001');
	expect((await execution(stage, id, 1)).status).toBe('success');
	const before = installedVersion();

	const newer = before.replace(/\d+$/, (patch) => String(Number(patch) + 1));
	await installCommunityPackage(stage.installation, stage.home, packAsVersion(packPackage(), newer));
	expect(installedVersion()).toBe(newer);
	await stage.restart();

	const fire = async () => await control<{ fired: { status: number } }>(stage.sandbox, 'POST', 'fire', { listId: '1001', recordId: first.recordId });
	await until('the workflow to listen again', async () => (await fire()).fired.status === 200);
	expect(outputOf(await execution(stage, id, 2), 'Create Invoice')).toMatchObject([{ outcome: 'existing' }]);
	await control(stage.sandbox, 'POST', 'samples/coupon?list=1001');
	expect(outputOf(await execution(stage, id, 3), 'Write Invoice Back')).toMatchObject([{ outcome: 'issued', writeBack: 'written' }]);
	expect((await booksOf(stage.sandbox)).documents).toHaveLength(2);
});
