const { DefaultReporter } = require('@jest/reporters');

/** Jest's own report, with one closing line that a person or a script can read: `N passed, N failed`. */
class ClosingLineReporter extends DefaultReporter {
	onRunComplete(contexts, results) {
		super.onRunComplete(contexts, results);
		const brokenFiles = results.testResults.filter((file) => file.testExecError !== undefined).length;
		const failed = results.numFailedTests + brokenFiles;
		process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed\n`);
	}
}

module.exports = ClosingLineReporter;
