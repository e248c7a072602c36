import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { INodeProperties, INodeType } from 'n8n-workflow';
import { CashmanFxApi, SalesAutopilotApi } from '../index';
import { createEngine, type Engine } from './engine';

/** The real packed tarball, unpacked as n8n does it: the package alone, with n8n-workflow from n8n. */
const work = mkdtempSync(join(tmpdir(), 'packed-'));
const unpacked = join(work, 'package');
let engine: Engine;
let packedFiles: string[];

beforeAll(async () => {
	const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', work], { cwd: join(__dirname, '..'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
	packedFiles = packed.files.map(({ path }: { path: string }) => path);
	execFileSync('tar', ['-xzf', join(work, packed.filename), '-C', work]);
	mkdirSync(join(unpacked, 'node_modules'));
	symlinkSync(dirname(require.resolve('n8n-workflow/package.json')), join(unpacked, 'node_modules', 'n8n-workflow'));
	engine = await createEngine(unpacked, {});
});
afterAll(() => { rmSync(work, { recursive: true, force: true }); });

const nodes = (): Array<[string, INodeType]> => Object.entries(engine.loader.nodeTypes).map(([name, { type }]) => [name, type as INodeType]);

test('n8n\'s loader finds three nodes and two credentials in the tarball', () => {
	expect(Object.keys(engine.loader.nodeTypes).sort()).toEqual(['cashmanFx', 'salesAutopilot', 'salesAutopilotTrigger']);
	expect(Object.keys(engine.loader.credentialTypes).sort()).toEqual(['cashmanFxApi', 'salesAutopilotApi']);
});

test('the tarball holds dist, the manifest, the licence and both READMEs, and asks for nothing but n8n-workflow', () => {
	expect(packedFiles.filter((path) => !path.startsWith('dist/')).sort()).toEqual(['LICENSE', 'README.hu.md', 'README.md', 'package.json']);
	const manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
	expect(manifest.dependencies).toBeUndefined();
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

test('what runs imports n8n-workflow and node:crypto alone', () => {
	const scripts = packedFiles.filter((path) => path.endsWith('.js'));
	const required = scripts.flatMap((path) => [...readFileSync(join(unpacked, path), 'utf8').matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name));
	expect([...new Set(required)].filter((name) => !name?.startsWith('./')).sort()).toEqual(['n8n-workflow', 'node:crypto']);
});

test('icons for light and dark are where the loader looks for them', () => {
	const icons = [...nodes().map(([, type]) => type.description.iconUrl), ...Object.values(engine.loader.credentialTypes).map(({ type }) => type.iconUrl)];
	expect(icons).toHaveLength(5);
	for (const icon of icons) {
		const urls = icon as { light: string; dark: string };
		for (const url of [urls.light, urls.dark]) expect(packedFiles).toContain(url.replace('icons/n8n-nodes-cashman-fx/', ''));
	}
});

test('the output samples of every operation and of the trigger lie beside their node', () => {
	const samples = packedFiles.filter((path) => path.includes('/__schema__/'));
	const choices = nodes().flatMap(([, { description }]) => description.properties.filter(({ name }) => name === 'operation').flatMap(({ options }) => options ?? []));
	expect(choices.length).toBeGreaterThan(5);
	expect(samples).toHaveLength(choices.length + 1);
	expect(samples).toContain('dist/nodes/SalesAutopilotTrigger/__schema__/v1.0.0.json');
});

test('every operation of every resource has a name, an action text, a description and a field or none to fill in', () => {
	for (const [, { description }] of nodes()) {
		for (const operation of description.properties.filter(({ name }) => name === 'operation')) {
			for (const choice of operation.options as Array<{ name: string; action?: string; description?: string }>) {
				expect([choice.name, choice.action, choice.description].every((text) => typeof text === 'string' && text !== '')).toBe(true);
			}
		}
	}
});

test('every parameter that is filled in is explained, with the Hungarian term in brackets', () => {
	const bare: string[] = [];
	let seen = 0;
	const visit = (path: string, { name, type, description = '', hint = '', options }: INodeProperties): void => {
		seen++;
		const isHeading = ['resource', 'operation'].includes(name) || type === 'notice' || type === 'hidden';
		if (!isHeading && !/\([^)]*\p{L}{2}[^)]*\)/u.test(`${description} ${hint}`)) bare.push(`${path}.${name}`);
		for (const option of options ?? []) {
			if ('values' in option) option.values.forEach((inner) => visit(`${path}.${name}`, inner));
			else if ('type' in option) visit(`${path}.${name}`, option as INodeProperties);
		}
	};
	for (const [name, { description }] of nodes()) description.properties.forEach((property) => visit(name, property));
	for (const { name, properties } of [new CashmanFxApi(), new SalesAutopilotApi()]) properties.forEach((property) => visit(name, property));
	expect(seen).toBeGreaterThan(500);
	expect(bare).toEqual([]);
});
