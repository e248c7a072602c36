/**
 * Installs what a fresh clone lacks, so that every `npm run` command works as the first one.
 * Runs before any dependency exists: only Node's own modules.
 * `npm install --no-save` rather than `npm ci`: npm leaves other platforms' optional binaries out of a lock file that it makes,
 * and `npm ci` then refuses that file. The versions are the lock file's all the same, and it is not rewritten.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const installedStamp = 'node_modules/.package-lock.json';
const isCurrent =
	existsSync(installedStamp) && statSync(installedStamp).mtimeMs >= statSync('package-lock.json').mtimeMs;

if (!isCurrent) {
	console.error('Installing dependencies (about a minute, once) ...');
	execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund'], { stdio: ['ignore', 'inherit', 'inherit'] });
}
