/** n8n's editor as a person uses it. What it calls its parts is the same in 1.123 and 2.x, and stands here alone. */
import type { Locator, Page } from 'playwright-core';
import { OWNER } from '../../scripts/n8n/rest';

export type Editor = ReturnType<typeof createEditor>;

export function createEditor(page: Page, url: string) {
	const part = (name: string): Locator => page.locator(`[data-test-id="${name}"]`);
	const ndv = part('ndv');

	const logIn = async (): Promise<void> => {
		await page.goto(`${url}/signin`, { waitUntil: 'domcontentloaded' });
		await page.locator('[data-test-id=emailOrLdapLoginId] input, input[name=emailOrLdapLoginId], input[name=email]').first().fill(OWNER.email);
		await page.locator('input[type=password]').fill(OWNER.password);
		await part('form-submit-button').click();
		await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
	};

	const open = async (workflowId: string): Promise<void> => {
		await page.goto(`${url}/workflow/${workflowId}`, { waitUntil: 'domcontentloaded' });
		await part('canvas-node').first().waitFor();
	};

	const openEmpty = async (): Promise<void> => {
		await page.goto(`${url}/workflow/new`, { waitUntil: 'domcontentloaded' });
		await part('canvas-wrapper').or(part('node-creator-plus-button')).first().waitFor();
	};

	/** Opens the node panel and types; gives the names that it shows. */
	const search = async (words: string): Promise<string[]> => {
		const bar = part('node-creator-search-bar');
		if (!(await bar.isVisible())) await part('node-creator-plus-button').or(part('canvas-add-button').locator('button').first()).first().click();
		await bar.waitFor();
		await bar.fill(words);
		await part('node-creator-item-name').first().waitFor({ timeout: 5000 }).catch(() => undefined);
		// The list follows the words with a small delay: it is settled when two looks in a row see the same.
		let names: string[] = [];
		for (let before = ''; ;) {
			names = (await part('node-creator-item-name').allInnerTexts()).map((name) => name.trim());
			if (names.join() === before) return names;
			before = names.join();
			await page.waitForTimeout(300);
		}
	};

	const node = (name: string): Locator => page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);

	const openNode = async (name: string): Promise<void> => {
		await node(name).dblclick();
		await ndv.waitFor();
	};

	const closeNode = async (): Promise<void> => {
		const close = part('ndv-close-button').or(part('back-to-canvas')).first();
		await close.click();
		await ndv.waitFor({ state: 'hidden' });
	};

	const choose = async (parameter: string, option: string): Promise<void> => {
		await part(`parameter-input-${parameter}`).first().click();
		await page.locator('.el-select-dropdown__item:visible, [role=option]:visible').filter({ hasText: new RegExp(`^\\s*${option.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) }).first().click();
	};

	return { page, part, ndv, logIn, open, openEmpty, search, node, openNode, closeNode, choose };
}
