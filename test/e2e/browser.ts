/** A window of the machine's own Chromium, as a person sees it; what goes wrong in it is kept as a picture under .cache/. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { CACHE } from '../../scripts/n8n/progress';

/** What the editor itself writes into the console, without us: it is offline, and asks its makers' servers in vain; n8n 1.x also asks its server for what needs a licence. */
const NOT_OURS = /ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_|ERR_PROXY|ERR_TUNNEL|Plan lacks license/;
/** A warning of the editor or of Vue about a field counts; others are n8n's own affair. */
const ABOUT_A_FIELD = /parameter|propert/i;
/** A file or an answer that could not be had counts when this machine should have given it, and this package is behind it; n8n 2.x also asks npm about the package, which is not there. */
const OURS = /^http:\/\/127\.0\.0\.1[:/].*(cashman|salesautopilot)/i;
const NOT_LOADED = /Failed to load resource/;

export interface Window {
	page: Page;
	/** Errors of the page since the last call. */
	problems(): string[];
	/** Saves what the window shows, and gives the file. */
	photograph(title: string): Promise<string>;
	close(): Promise<void>;
}

/** Opens a window of the machine's own Chromium; there is none is a failure. */
export async function openWindow({ width = 1440, height = 900, scale = 1 }: { width?: number; height?: number; scale?: number } = {}): Promise<Window> {
	const browser: Browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
	const context = await browser.newContext({
		viewport: { width, height }, deviceScaleFactor: scale, locale: 'en-GB', timezoneId: 'Europe/Budapest', colorScheme: 'light', reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'],
	});
	const page = await context.newPage();
	page.setDefaultTimeout(40_000);
	let seen: string[] = [];
	page.on('pageerror', (error) => seen.push(`exception: ${error.message}`));
	page.on('console', (message) => {
		const isFault = message.type() === 'error' || (message.type() === 'warning' && ABOUT_A_FIELD.test(message.text()));
		if (!isFault || NOT_OURS.test(message.text())) return;
		const address = message.location().url;
		if (NOT_LOADED.test(message.text()) && !OURS.test(address)) return;
		seen.push(`console: ${message.text()} (${address})`);
	});
	return {
		page,
		problems: () => {
			const now = seen;
			seen = [];
			return now;
		},
		photograph: async (title) => {
			const folder = join(CACHE, 'e2e-failures');
			mkdirSync(folder, { recursive: true });
			const file = join(folder, `n8n-${process.env.E2E_N8N_LINE ?? ''} ${title}`.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120).concat('.png'));
			await page.screenshot({ path: file });
			return file;
		},
		close: async () => { await browser.close(); },
	};
}

/** A test that looks at a window: when it fails, its error names a picture of what the window showed. */
export function windowTest(title: string, window: () => Window | undefined, body: () => Promise<void>): void {
	test(title, async () => {
		try {
			await body();
		} catch (error) {
			const file = await window()?.photograph(title).catch((reason: Error) => `none (${reason.message})`);
			if (error instanceof Error) error.message += `\n\nWhat the window showed: ${file ?? 'it was not open'}\n`;
			throw error;
		}
	});
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
