/** The text of a PDF, by two readers that know nothing of each other nor of the library that made it. */
import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { until } from './stage';

/** What a person gets who selects all in the browser's PDF viewer, and copies it; the page shows the PDF. */
export async function copyFromViewer(page: Page, url: string): Promise<string> {
	// The clipboard is read in a window of its own: the viewer keeps the keyboard.
	const reader = await page.context().newPage();
	try {
		await reader.goto(url);
		await reader.evaluate('navigator.clipboard.writeText("")');
		return await until('the text of the PDF in the browser\'s viewer', async () => {
			await page.bringToFront();
			const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
			await page.mouse.click(width / 2, height / 2);
			await page.keyboard.press('Control+a');
			await page.keyboard.press('Control+c');
			await reader.bringToFront();
			const text = await reader.evaluate<string>('navigator.clipboard.readText()');
			return text !== '' && text;
		});
	} finally {
		await reader.close();
		await page.bringToFront();
	}
}

/** What poppler reads; it is not there is a failure. */
export function readByPoppler(pdf: Buffer): string {
	return execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], { input: pdf, encoding: 'utf8' });
}
