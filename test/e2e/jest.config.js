/** The end-to-end tests: started by `npm run test:e2e` (test/e2e/main.ts), which installs n8n and says which version; never part of `npm test`. */
const { join } = require('node:path');

const root = join(__dirname, '..', '..');

module.exports = {
	rootDir: root,
	testEnvironment: 'node',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['**/*.e2e.ts'],
	transform: { '^.+\\.ts$': '<rootDir>/test/transform.js' },
	reporters: ['<rootDir>/test/reporter.js'],
	testTimeout: 300_000,
};
