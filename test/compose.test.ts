import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DEFAULT_TIMEOUT_SECONDS } from '../nodes/CashmanFx/operations/common/settings';

/** No Docker here: what docker-compose.yml and the workflows of .github say is held to what queue mode and a publish need. */
const root = join(__dirname, '..');
const readYaml = (file: string): unknown => parse(readFileSync(join(root, file), 'utf8'), { merge: true });
interface Service {
	image: string;
	command?: string;
	environment?: Record<string, string>;
	volumes?: string[];
	ports?: string[];
	healthcheck?: { test: string[] };
	depends_on?: Record<string, { condition: string }>;
	stop_grace_period?: string;
}
const { services } = readYaml('docker-compose.yml') as { services: Record<string, Service> };
const { main, worker, redis, postgres } = services as Record<'main' | 'worker' | 'redis' | 'postgres', Service>;
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string }; scripts: Record<string, string> };

describe('docker-compose.yml', () => {
	test('has a main, workers, Redis and PostgreSQL, each of one exact version and with a health check', () => {
		expect(Object.keys(services).sort()).toEqual(['main', 'postgres', 'redis', 'worker']);
		for (const { image, healthcheck } of Object.values(services)) {
			expect(image).toMatch(/^[a-z0-9/]+:\d+\.\d+(\.\d+)?(-alpine)?$/);
			expect(healthcheck?.test.length).toBeGreaterThan(1);
		}
		expect(worker.command).toMatch(/^worker\b/);
		expect(worker.image).toBe(main.image);
	});

	test('main and workers share the encryption key, the queue, the database and the package', () => {
		expect(worker.environment).toEqual(main.environment);
		expect(worker.volumes).toEqual(main.volumes);
		expect(main.environment).toMatchObject({ EXECUTIONS_MODE: 'queue', N8N_ENCRYPTION_KEY: expect.stringContaining('${N8N_ENCRYPTION_KEY:?'), QUEUE_BULL_REDIS_HOST: 'redis', DB_TYPE: 'postgresdb', DB_POSTGRESDB_HOST: 'postgres' });
		expect(main.volumes).toEqual([expect.stringMatching(/:\/home\/node\/\.n8n\/nodes$/)]);
	});

	test('a worker that is stopped has the time for one answer of CashMan-FX, and Docker waits for it', () => {
		const shutdownSeconds = Number(worker.environment?.N8N_GRACEFUL_SHUTDOWN_TIMEOUT);
		expect(shutdownSeconds).toBeGreaterThan(DEFAULT_TIMEOUT_SECONDS);
		expect(Number.parseInt(worker.stop_grace_period ?? '', 10)).toBeGreaterThan(shutdownSeconds);
	});

	test('n8n waits until what it needs is well, and the workers until the main has made the tables', () => {
		const healthy = { condition: 'service_healthy' };
		expect(main.depends_on).toEqual({ postgres: healthy, redis: healthy });
		expect(worker.depends_on).toEqual({ postgres: healthy, redis: healthy, main: healthy });
	});

	test('holds no secret, lets only this machine in, and keeps PostgreSQL and Redis to itself', () => {
		expect(postgres.environment?.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
		expect(main.environment?.DB_POSTGRESDB_PASSWORD).toBe(postgres.environment?.POSTGRES_PASSWORD);
		expect(main.ports).toEqual(['127.0.0.1:5678:5678']);
		expect([worker.ports, redis.ports, postgres.ports]).toEqual([undefined, undefined, undefined]);
	});
});

interface Workflow {
	on: Record<string, unknown>;
	permissions: Record<string, string>;
	jobs: Record<string, { strategy?: { matrix: { node: string[] } }; permissions?: Record<string, string>; steps: Array<{ uses?: string; run?: string; with?: Record<string, string>; env?: Record<string, string> }> }>;
}
const workflow = (name: string): Workflow => readYaml(`.github/workflows/${name}.yml`) as Workflow;
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

describe('.github', () => {
	test('the tests run on the oldest Node.js that the package supports, and on those of today\'s n8n', () => {
		const oldest = manifest.engines.node.replace('>=', '');
		expect(workflow('test').jobs.test?.strategy?.matrix.node).toEqual([oldest, '22', '24']);
	});

	test('every npm script that a workflow runs is there', () => {
		const named = ['test', 'publish'].flatMap((name) => stepsOf(workflow(name)).flatMap(({ run = '' }) => [...run.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script)));
		expect(named.length).toBeGreaterThan(0);
		expect(named.filter((script) => !(script in manifest.scripts))).toEqual([]);
	});

	test('a publish comes from a tag alone, after the tests, with provenance and no long-lived token', () => {
		const publish = workflow('publish');
		expect(publish.on).toEqual({ push: { tags: ['v*'] } });
		const runs = stepsOf(publish).map(({ run = '' }) => run).filter((run) => run !== '');
		expect(runs.at(-1)).toContain('npm publish --provenance --access public');
		expect(runs.findIndex((run) => run.includes('npm test'))).toBeLessThan(runs.length - 1);
		expect(publish.jobs.publish?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
		expect(readFileSync(join(root, '.github/workflows/publish.yml'), 'utf8')).not.toMatch(/secrets\./);
	});

	test('what others wrote is pinned to a version, and may only read', () => {
		for (const name of ['test', 'publish']) {
			expect(workflow(name).permissions).toEqual({ contents: 'read' });
			expect(stepsOf(workflow(name)).flatMap(({ uses = '' }) => (uses === '' || /@v\d+(\.\d+)*$|@[0-9a-f]{40}$/.test(uses) ? [] : [uses]))).toEqual([]);
		}
	});

	test('the forms for issues ask for versions and warn about secrets', () => {
		const forms = readdirSync(join(root, '.github/ISSUE_TEMPLATE')).filter((file) => file !== 'config.yml').map((file) => readFileSync(join(root, '.github/ISSUE_TEMPLATE', file), 'utf8'));
		expect(forms.length).toBeGreaterThanOrEqual(2);
		for (const form of forms) expect(parse(form)).toMatchObject({ name: expect.any(String), description: expect.any(String), body: expect.any(Array) });
		expect(forms.join()).toMatch(/n8n version/i);
		expect(forms.join()).toMatch(/password/i);
	});
});
