import type { Canary } from '../support/canaryBuild';

/** A rule left out, and the law that must be found broken then. */
export interface FaultCanary extends Canary {
	breaks: string;
}

/** Deliberately wrong builds of the package: each breaks one law in one place. A simulator that lets one of them pass sees nothing. */
export const CANARIES: Record<string, FaultCanary> = {
	'guard-off': {
		breaks: 'law 1',
		file: 'nodes/CashmanFx/operations/issuing/issueOnce.ts',
		from: 'if (documents.length > 0) return await describeExisting(issuing, documents);',
		to: '',
	},
	'write-sent-twice': {
		breaks: 'law 4',
		file: 'nodes/CashmanFx/calls/documentCall.ts',
		from: 'const answer = await callOnce(context, server, rows);',
		to: 'await callOnce(context, server, rows); const answer = await callOnce(context, server, rows);',
	},
	'unknown-repeated-blindly': {
		breaks: 'law 4',
		file: 'nodes/CashmanFx/calls/documentCall.ts',
		from: 'const answer = await callOnce(context, server, rows);',
		to: 'let answer = await callOnce(context, server, rows); if (answer.kind === \'uncertain\') answer = await callOnce(context, server, rows);',
	},
	'sent-again-after-401': { breaks: 'law 4', file: 'nodes/http.ts', from: 'ignoreHttpStatusErrors: true,', to: 'ignoreHttpStatusErrors: false,' },
	'redirect-followed': { breaks: 'law 4', file: 'nodes/http.ts', from: 'disableFollowRedirect: true,', to: 'disableFollowRedirect: false,' },
	'item-swallowed': { breaks: 'law 2', file: 'nodes/itemLoop.ts', from: 'results.push(result);', to: 'if (results.length % 3 !== 2) results.push(result);' },
	'unknown-called-issued': { breaks: 'law 2', file: 'nodes/CashmanFx/operations/issuing/issue.ts', from: 'outcome: \'unknown\',', to: 'outcome: \'issued\',' },
	'failed-look-up-taken-for-empty': {
		breaks: 'law 1',
		file: 'nodes/CashmanFx/operations/issuing/issueOnce.ts',
		from: 'if (settings.issueWithoutLookUp) return await issueInvoice(issuing);',
		to: 'return await issueInvoice(issuing);',
	},
	'retry-forgets-what-was-sent': { breaks: 'law 4', file: 'nodes/earlierTry.ts', from: 'return earlier?.executionId === context.getExecutionId() ? earlier.byItem : {};', to: 'return {};' },
	'race-not-told': { breaks: 'law 1', file: 'nodes/CashmanFx/operations/issuing/confirmOnce.ts', from: 'if (documents.length > 1) {', to: 'if (documents.length > 9) {' },
	'ends-before-it-is-seen': { breaks: 'law 1', file: 'nodes/CashmanFx/operations/issuing/confirmOnce.ts', from: 'waits >= mostWaits', to: 'waits >= 0' },
	'any-total': { breaks: 'law 3', file: 'core/orderLines.ts', from: 'if (orderTotal === withShipping || orderTotal === withoutShipping) {', to: 'if (orderTotal === withShipping || orderTotal === withShipping + 1n || orderTotal === withoutShipping) {' },
	'customer-gets-the-mailing-link': { breaks: 'law 5', file: 'nodes/CashmanFx/operations/common/outcome.ts', from: 'safeLink(links?.customerLink ?? \'\')', to: 'safeLink(links?.producingLink ?? \'\')' },
	'password-shown': { breaks: 'law 6', file: 'nodes/secret.ts', from: 'text.replace(all, \'•••\')', to: 'text' },
	'anybody-let-in': { breaks: 'law 6', file: 'nodes/SalesAutopilotTrigger/authenticateCall.ts', from: 'return isSame && username !== \'\' && password !== \'\';', to: 'return (isSame || true) && username !== \'\' && password !== \'\';' },
	'lost-write-back-called-written': { breaks: 'law 2', file: 'nodes/SalesAutopilot/calls/updateOrder.ts', from: 'const { cause, remedy, nothingDone } = reply.failure;', to: 'const { cause, remedy, nothingDone } = reply.failure; if (!nothingDone) return \'written\';' },
};
