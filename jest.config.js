module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts', '**/*.property.ts', '**/*.attack.ts', '**/*.workflow.ts'],
	transform: { '^.+\\.ts$': '<rootDir>/test/transform.js' },
	setupFiles: ['<rootDir>/test/setup.js'],
	reporters: ['<rootDir>/test/reporter.js'],
	// Jest would leave one core idle.
	maxWorkers: '100%',
	testTimeout: 180_000,
};
