import type { Evidence, Finding } from './evidence';
import { exactMoney } from './exactMoney';
import { keptSecrets } from './keptSecrets';
import { mailsNobody } from './mailsNobody';
import { namedOutcome } from './namedOutcome';
import { oneDocument } from './oneDocument';
import { sentOnce } from './sentOnce';

/**
 * The auditor. It knows what was ordered, what could be seen from outside, and the books of both services; it shares no code with the
 * nodes. One checker for each of the laws 1 to 6.
 */
export const CHECKERS: ReadonlyArray<(evidence: Evidence) => Finding[]> = [oneDocument, namedOutcome, exactMoney, sentOnce, mailsNobody, keptSecrets];

export function audit(evidence: Evidence): Finding[] {
	return CHECKERS.flatMap((check) => check(evidence));
}
