import { createHash, timingSafeEqual } from 'node:crypto';
import { plainText } from '../../core/text';

/**
 * Whether a call carries the user name and password of the credential (HTTP Basic, the only protection that an external
 * action has: H). Without both in the credential nobody is let in. Digests are compared, so neither the time nor the
 * length tells how much of a guess was right.
 */
export function isAuthentic(credentials: Readonly<Record<string, unknown>>, authorization: unknown): boolean {
	const username = plainText(credentials.webhookUsername);
	const password = plainText(credentials.webhookPassword);
	const given = Buffer.from(basicLogin(authorization), 'base64');
	const isSame = timingSafeEqual(digest(Buffer.from(`${username}:${password}`)), digest(given));
	return isSame && username !== '' && password !== '';
}

/** Whether a call carries a login at all, right or wrong. */
export function hasLogin(authorization: unknown): boolean {
	return basicLogin(authorization) !== '';
}

function basicLogin(authorization: unknown): string {
	return /^Basic +([A-Za-z0-9+/_=-]+)$/i.exec(plainText(authorization).trim())?.[1] ?? '';
}

function digest(bytes: Buffer): Buffer {
	return createHash('sha256').update(bytes).digest();
}
