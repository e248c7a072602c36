import { execFileSync } from 'node:child_process';
import { chromium, type Browser, type Page } from 'playwright-core';

/** What the editor itself writes into the console, without us: it is offline, and asks its makers' servers in vain. */
const NOT_OURS = [/ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_|ERR_PROXY|ERR_TUNNEL/, /Failed to load resource/];

export interface Window {
	page: Page;
	/** Errors of the page since the last call. */
	problems(): string[];
	close(): Promise<void>;
}

/** Opens a window of the machine's own Chromium; there is none is a failure. */
export async function openWindow({ width = 1280, height = 860 }: { width?: number; height?: number } = {}): Promise<Window> {
	const browser: Browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
	const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB', timezoneId: 'Europe/Budapest' });
	const page = await context.newPage();
	page.setDefaultTimeout(60_000);
	let seen: string[] = [];
	page.on('pageerror', (error) => seen.push(`exception: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error' && !NOT_OURS.some((noise) => noise.test(message.text()))) seen.push(`console: ${message.text()}`);
	});
	return {
		page,
		problems: () => {
			const now = seen;
			seen = [];
			return now;
		},
		close: async () => { await browser.close(); },
	};
}

function findChromium(): string {
	for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
		try {
			return execFileSync('which', [name], { encoding: 'utf8' }).trim();
		} catch {
			// The next name.
		}
	}
	throw new Error('These tests need the browser Chromium (on Debian: apt-get install chromium)');
}
