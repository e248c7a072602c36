/** The build: what ships is `dist`, and nothing else. Each node and credential is one bundled file, with no dependency but n8n-workflow. */
const { cpSync, existsSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { execFileSync } = require('node:child_process');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const { main, n8n } = require('./package.json');

/** What package.json names is what is built: `dist/nodes/X/X.node.js` comes from `nodes/X/X.node.ts`. */
const sourceOf = (file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts');
// n8n 1.123 and 2.x run on Node 20.19 and later.
const common = { outdir: 'dist', outbase: '.', platform: 'node', target: 'node20', format: 'cjs', charset: 'utf8', legalComments: 'none', logLevel: 'warning' };

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function bundle() {
	await esbuild.build({ ...common, entryPoints: [...n8n.nodes, ...n8n.credentials].map(sourceOf), bundle: true, external: ['n8n-workflow'] });
	// The index only names them: bundled, it would hold everything a second time.
	await esbuild.build({ ...common, entryPoints: [sourceOf(main)] });
}

/** Icons, and the codex files by which the editor's node panel finds a node. */
function copyAssets() {
	return src(['nodes/**/*.{svg,json}', 'credentials/*.svg'], { base: '.', encoding: false }).pipe(dest('dist'));
}

/** The trigger gives what Get Order gives. n8n 2.41 asks for this file when the node behind it is opened, and logs an error where there is none; it shows no fields of a trigger before a first run all the same. */
async function shareOrderSchema() {
	cpSync('nodes/SalesAutopilot/__schema__/v1.0.0/order/get.json', 'dist/nodes/SalesAutopilotTrigger/__schema__/v1.0.0.json');
}

async function types() {
	execFileSync('npx', ['tsc', '-p', 'tsconfig.types.json'], { stdio: 'inherit' });
	const wanted = typesBehind(resolve('dist/index.d.ts'), new Set());
	const made = readdirSync('dist', { recursive: true }).filter((file) => file.endsWith('.d.ts')).map((file) => resolve('dist', file));
	made.filter((file) => !wanted.has(file)).forEach((file) => rmSync(file));
}

/** The types that the index needs; tsc also writes those of every file behind the bundles, a fifth of the tarball. */
function typesBehind(file, seen) {
	if (seen.has(file) || !existsSync(file)) return seen;
	seen.add(file);
	for (const [, target] of readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)'/g)) typesBehind(`${join(file, '..', target)}.d.ts`, seen);
	return seen;
}

exports.clean = clean;
exports.build = series(clean, parallel(bundle, copyAssets, shareOrderSchema, types));
