import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts'], { cwd: root, encoding: 'utf8' })
	.split('\n')
	.filter((file) => file !== '' && existsSync(join(root, file)));

/** The modules that a file imports: paths from the project's root for our own, names for the rest. */
function importsOf(file: string): string[] {
	const source = readFileSync(join(root, file), 'utf8');
	return [...source.matchAll(/(?:from|import\(|require\()\s*'([^']+)'/g)].map(([, target = '']) => (target.startsWith('.') ? relative(root, join(root, dirname(file), target)) : target));
}

const inside = (folder: string) => files.filter((file) => file.startsWith(`${folder}/`));
const violations = (from: string[], isForbidden: (target: string, file: string) => boolean) =>
	from.flatMap((file) => importsOf(file).filter((target) => isForbidden(target, file)).map((target) => `${file} imports ${target}`));

const isOwn = (target: string) => /^(core|nodes|credentials|sandbox|demo|bench|test)\//.test(target);

test('the rules below see the project: every room has files', () => {
	for (const folder of ['core', 'nodes/CashmanFx/wire', 'nodes/CashmanFx/calls', 'nodes/CashmanFx/operations', 'nodes/SalesAutopilot', 'credentials', 'sandbox', 'demo']) {
		expect(inside(folder).length).toBeGreaterThan(0);
	}
});

test('core imports core alone: no n8n, no Node, no other room', () => {
	expect(violations(inside('core'), (target) => !target.startsWith('core/'))).toEqual([]);
});

test('core and wire read no clock and draw no chance', () => {
	const impure = [...inside('core'), ...inside('nodes/CashmanFx/wire')].filter((file) => /\bDate\.now\b|new Date\(\)|Math\.random|randomBytes|crypto|\bprocess\b/.test(readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')));
	expect(impure).toEqual([]);
});

test('wire imports core and wire alone', () => {
	expect(violations(inside('nodes/CashmanFx/wire'), (target) => !target.startsWith('core/') && !target.startsWith('nodes/CashmanFx/wire/'))).toEqual([]);
});

test('calls know no operation, and operations know no node', () => {
	expect(violations([...inside('nodes/CashmanFx/calls'), ...inside('nodes/SalesAutopilot/calls')], (target) => target.includes('/operations/'))).toEqual([]);
	expect(violations(files.filter((file) => file.includes('/operations/') && file.startsWith('nodes/')), (target) => target.endsWith('.node'))).toEqual([]);
});

test('only the operations that issue know how it is done; what others share with them stands in common', () => {
	const others = inside('nodes/CashmanFx/operations').filter((file) => !/operations\/(?:issuing|invoice|proforma|advance)\//.test(file));
	expect(violations(others, (target) => target.includes('operations/issuing/'))).toEqual([]);
	expect(violations(inside('nodes/CashmanFx/operations/common'), (target) => target.includes('/operations/') && !target.includes('operations/common/'))).toEqual([]);
});

test('only transport, and the credential test that n8n gives another helper, perform a request', () => {
	const performers = inside('nodes').filter((file) => /helpers\.(httpRequest|request)|\bfetch\(|=\s*this\.helpers/.test(readFileSync(join(root, file), 'utf8')));
	expect(performers.filter((file) => !/(transport|credentialTest)\.ts$/.test(file))).toEqual([]);
});

test('what ships imports nothing from the workshop', () => {
	expect(violations([...inside('nodes'), ...inside('credentials'), ...inside('core'), 'index.ts'], (target) => /^(sandbox|demo|bench|test)\//.test(target))).toEqual([]);
});

test('the sandbox is a second reading: it imports nothing from nodes, core or credentials', () => {
	expect(violations(inside('sandbox'), (target) => isOwn(target) && !target.startsWith('sandbox/'))).toEqual([]);
});

test('no lint rule is switched off by a comment, and no test is left out or narrowed', () => {
	const switchedOff = files.filter((file) => /eslint-disable|@ts-(ignore|nocheck|expect-error)/.test(readFileSync(join(root, file), 'utf8')) && file !== 'test/architecture.test.ts');
	const narrowed = inside('test').filter((file) => /\b(it|test|describe)\.(only|skip|todo)\b|\bx(it|describe)\(/.test(readFileSync(join(root, file), 'utf8')) && file !== 'test/architecture.test.ts');
	expect([...switchedOff, ...narrowed]).toEqual([]);
});

test('files are small: none over 400 lines, the median of what ships about 80', () => {
	const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n').length - 1;
	expect(files.filter((file) => lines(file) > 400)).toEqual([]);
	const shipped = [...inside('nodes'), ...inside('core'), ...inside('credentials')].map(lines).sort((a, b) => a - b);
	expect(shipped[Math.floor(shipped.length / 2)]).toBeLessThanOrEqual(90);
});
