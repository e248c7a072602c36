/** Jest's transform: esbuild, which builds the package too, takes the types off; `tsc --noEmit` (in `npm test`) checks them. */
const { transformSync } = require('esbuild');

module.exports = {
	process(source, filename) {
		const { code, map } = transformSync(source, { loader: 'ts', format: 'cjs', target: 'node20', sourcemap: true, sourcefile: filename });
		return { code, map };
	},
};
