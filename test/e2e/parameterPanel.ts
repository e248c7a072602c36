/** The panel of one node: its fields, its credential, what goes in and what came out. */
import type { Locator, Page } from 'playwright-core';
import { createCredentialDialog } from './credentialDialog';
import { until } from './stage';

export function createParameterPanel(page: Page) {
	const part = (name: string): Locator => page.locator(`[data-test-id="${name}"]`);
	const panel = part('ndv');
	const field = (parameter: string): Locator => panel.locator(`[data-test-id="parameter-input-${parameter}"]`).first();
	const output = part('output-panel');
	const credential = createCredentialDialog(page);

	const open = async (node: Locator): Promise<void> => {
		await node.dblclick();
		await panel.waitFor();
	};

	const close = async (): Promise<void> => {
		await part('ndv-close-button').or(part('back-to-canvas')).first().click();
		await panel.waitFor({ state: 'hidden' });
	};

	/** Chooses from a dropdown, by the beginning of the choice; opens it again where it was opened while its choices were still on their way. */
	const choose = async (parameter: string, choice: string): Promise<void> => {
		const wanted = page.locator('.el-select-dropdown__item:visible, [role=option]:visible').filter({ hasText: new RegExp(`^\\s*${choice.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) }).first();
		await until(`the choice "${choice}" of ${parameter}`, async () => {
			await field(parameter).locator('input:enabled').first().click();
			return await wanted.waitFor({ timeout: 3000 }).then(() => true, () => false);
		});
		await wanted.click();
		await wanted.waitFor({ state: 'hidden' });
	};

	/** What a field shows: the text of its input or of its expression. */
	const shown = async (parameter: string): Promise<string> => {
		const input = field(parameter).locator('input').first();
		return await input.count() > 0 ? await input.inputValue() : await field(parameter).innerText();
	};

	/** Everything that stands in the parameters, line by line. */
	const lines = async (): Promise<string[]> => (await panel.locator('[data-test-id=node-parameters]').innerText()).split('\n').map((line) => line.trim());

	/** What came out of the node, as soon as it is this; fails with what it was instead. */
	const outputWith = async (pattern: RegExp): Promise<string> => {
		let text = '';
		return await until('the output', async () => {
			text = await output.innerText();
			return pattern.test(text) && text;
		}).catch((error: Error) => { throw new Error(`${error.message}: ${String(pattern)}. The output was:\n${text}`); });
	};

	/** Opens the dialog for a new credential, which 2.x offers with a button and 1.x at the end of the dropdown. */
	const newCredential = async (): Promise<void> => {
		const button = part('node-credentials-empty-state').locator('button').first();
		const dropdown = part('node-credentials-select');
		await button.or(dropdown).first().waitFor();
		if (await button.isVisible()) await button.click();
		else {
			await dropdown.click();
			await part('node-credentials-select-item-new').click();
		}
		await credential.dialog.waitFor();
		// The name comes a moment later, and 2.x saves no credential without one. 1.x may show it as an input, which has no text.
		await credential.dialog.getByText(/ account( \d+)?$/).first().waitFor({ timeout: 5000 }).catch(() => undefined);
	};

	const editCredential = async (): Promise<void> => {
		await part('credential-edit-button').click();
		await credential.dialog.waitFor();
	};

	/** The address that n8n shows for the trigger's test calls. */
	const testUrl = async (): Promise<string> => {
		const address = panel.locator('.webhook-url').first();
		if (!(await address.isVisible())) await panel.getByText('Webhook URLs', { exact: true }).click();
		return (await address.innerText()).replace(/\s/g, '');
	};

	return { panel, part, field, output, credential, open, close, choose, shown, lines, outputWith, newCredential, editCredential, testUrl };
}
