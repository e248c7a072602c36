/**
 * `npm run bench`: measures, and writes what it measured into docs/. `--quick` takes small numbers and what needs no n8n server; names take
 * those scenarios alone. Both only show their table. It asserts nothing: what was asked for is shown beside what was measured.
 */
import { parseArgs } from 'node:util';
import { scenarios } from './scenarios';
import { describeMachine } from './report/machine';
import { toMarkdown } from './report/markdown';
import { writeReport } from './report/write';
import type { Report } from './report/report';

const { values, positionals } = parseArgs({ options: { quick: { type: 'boolean', default: false } }, allowPositionals: true });

async function main(): Promise<void> {
	const unknown = positionals.filter((name) => !scenarios.some((scenario) => scenario.name === name));
	if (unknown.length > 0) throw new Error(`There is no scenario ${unknown.join(', ')}. There are: ${scenarios.map(({ name }) => name).join(', ')}`);
	const chosen = scenarios.filter(({ name, needsServer }) => (positionals.length === 0 ? !(values.quick && needsServer) : positionals.includes(name)));
	const startedMs = Date.now();
	let written: string[] = [];
	const report: Report = { machine: await describeMachine(), isQuick: values.quick, seconds: 0, scenarios: [] };
	for (const [index, scenario] of chosen.entries()) {
		const seconds = (): number => Math.round((Date.now() - startedMs) / 1000);
		const say = (text: string): void => { process.stderr.write(`${String(seconds()).padStart(5)} s  ${index + 1}/${chosen.length} ${scenario.name}: ${text}\n`); };
		const scenarioStartedMs = Date.now();
		say('starts');
		// One that cannot run on this machine does not take the others with it.
		const outcome = await scenario.run({ isQuick: values.quick, say }).then((findings) => ({ findings }), (error: Error) => ({ failure: error.message }));
		if ('failure' in outcome) say(`not measured: ${outcome.failure}`);
		report.scenarios.push({ name: scenario.name, title: scenario.title, seconds: Math.round((Date.now() - scenarioStartedMs) / 1000), ...outcome });
		report.seconds = seconds();
		// After each: a run that is broken off has not measured in vain.
		written = writeReport(report, positionals.length === 0 && !values.quick);
	}
	console.log(toMarkdown(report));
	console.log(`Written: ${written.join(', ')}`);
}

main().then(() => process.exit(), (error: Error) => {
	console.error(error.message);
	process.exit(1);
});
