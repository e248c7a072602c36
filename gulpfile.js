/** The build: what ships is `dist`, and nothing else. Each node and credential is one bundled file, with no dependency but n8n-workflow. */
const { rmSync } = require('node:fs');
const { execFileSync } = require('node:child_process');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const { main, n8n } = require('./package.json');

/** What package.json names is what is built: `dist/nodes/X/X.node.js` comes from `nodes/X/X.node.ts`. */
const entryPoints = [main, ...n8n.nodes, ...n8n.credentials].map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function bundle() {
	await esbuild.build({
		entryPoints,
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		platform: 'node',
		// n8n 1.123 and 2.x run on Node 20.19 and later.
		target: 'node20',
		format: 'cjs',
		external: ['n8n-workflow'],
		charset: 'utf8',
		legalComments: 'none',
		logLevel: 'warning',
	});
}

/** Icons, and the codex files by which the editor's node panel finds a node. */
function copyAssets() {
	return src(['nodes/**/*.{svg,json}', 'credentials/*.svg'], { base: '.', encoding: false }).pipe(dest('dist'));
}

async function types() {
	execFileSync('npx', ['tsc', '-p', 'tsconfig.types.json'], { stdio: 'inherit' });
}

exports.clean = clean;
exports.build = series(clean, parallel(bundle, copyAssets, types));
