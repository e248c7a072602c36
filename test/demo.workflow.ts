import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');

test('the demo issues every order as it should be, agrees with the books, and ends by itself', () => {
	const output = execFileSync('npx', ['tsx', 'demo/main.ts'], { cwd: root, encoding: 'utf8', timeout: 60_000, stdio: ['ignore', 'pipe', 'ignore'] });
	expect(output).toContain('12 runs, 8 invoices in the books, 8 PDFs in demo-output/, 0 disagreements');
	expect(readdirSync(join(root, 'demo-output'))).toHaveLength(8);
});

test('the demo\'s check can fail: with the books of another day it finds disagreements', () => {
	// A wrong expectation stands for a wrong product: the same check, the other way round.
	const script = `
		const { demoOrders } = require('./demo/orders');
		demoOrders[0].expected.gross = '8891';
		demoOrders[4].expected.outcomes = ['issued'];
		require('./demo/demo').runDemo({ keepsServing: false }).then((agrees) => process.exit(agrees ? 0 : 3));
	`;
	const { status, stdout } = spawnSync('npx', ['tsx', '--eval', script], { cwd: root, encoding: 'utf8', timeout: 60_000, env: { ...process.env, N8N_ENCRYPTION_KEY: 'test' } });
	expect(stdout).toContain('DISAGREES: "plain HUF order" was to be 8891');
	expect(stdout).toContain('DISAGREES: "zero total, option off" was to be issued');
	expect(status).toBe(3);
});

test('every template names nodes of this package, and explains itself on a sticky note', () => {
	const templates = readdirSync(join(root, 'workflows')).filter((file) => file.endsWith('.json'));
	expect(templates.length).toBeGreaterThan(0);
	for (const file of templates) {
		const { nodes, name } = JSON.parse(readFileSync(join(root, 'workflows', file), 'utf8')) as { name: string; nodes: Array<{ type: string; parameters: { content?: string } }> };
		expect(name).not.toBe('');
		expect(nodes.find(({ type }) => type === 'n8n-nodes-base.stickyNote')?.parameters.content).toBeTruthy();
		for (const { type } of nodes.filter(({ type }) => type.startsWith('n8n-nodes-cashman-fx.'))) {
			const [, node = ''] = type.split('.');
			const className = node[0]?.toUpperCase() + node.slice(1);
			expect(existsSync(join(root, 'nodes', className, `${className}.node.ts`))).toBe(true);
		}
	}
});
