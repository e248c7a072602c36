/** The panel in which a person looks for a node, and from which it gets onto the canvas. */
import type { Locator, Page } from 'playwright-core';

export function createNodePanel(page: Page) {
	const part = (name: string): Locator => page.locator(`[data-test-id="${name}"]`);
	const bar = part('node-creator-search-bar');
	const names = part('node-creator-item-name');
	const named = (name: string): Locator => names.filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) }).first();

	/** On an empty canvas its one button opens the panel; later the plus at the side does. */
	const open = async (): Promise<void> => {
		await part('canvas-add-button').or(part('node-creator-plus-button')).first().click();
		await bar.waitFor();
	};

	/** Types the words; resolves when the panel offers each node that is looked for. */
	const search = async (words: string, ...wanted: string[]): Promise<void> => {
		// The panel follows with a delay: after a word that no node has, what it shows is of these words.
		await bar.fill('qqqqqq');
		await names.first().waitFor({ state: 'hidden' });
		await bar.fill(words);
		for (const name of wanted) await named(name).waitFor();
	};

	/** Chooses a node and then one of its actions; its parameters open. */
	const add = async (words: string, wanted: string, action: RegExp): Promise<void> => {
		await search(words, wanted);
		await named(wanted).click();
		const chosen = names.filter({ hasText: action }).first();
		// Triggers and actions are two lists; the one that is not expected is closed.
		await chosen.or(part('node-creator-category-item').filter({ hasText: /^\s*Actions/ })).first().waitFor();
		if (!(await chosen.isVisible())) await part('node-creator-category-item').filter({ hasText: /^\s*Actions/ }).click();
		await chosen.click();
		await part('ndv').waitFor();
	};

	/** Opens the panel from the plus behind a node, so that what is added gets connected to it. */
	const openBehind = async (node: Locator): Promise<void> => {
		await node.locator('[data-test-id=canvas-handle-plus]').click();
		await bar.waitFor();
	};

	return { open, openBehind, search, add };
}
