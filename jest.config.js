/** One transform for everything: swc strips the types, `tsc --noEmit` (in `npm test`) checks them. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts', '**/*.property.ts', '**/*.attack.ts', '**/*.workflow.ts'],
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
	setupFiles: ['<rootDir>/test/setup.js'],
	reporters: ['<rootDir>/test/reporter.js'],
	testTimeout: 60_000,
};
