/** The dialog in which a person fills in a credential, and n8n tests it. */
import type { Locator, Page } from 'playwright-core';
import { until } from './stage';

export function createCredentialDialog(page: Page) {
	const dialog = page.locator('[data-test-id=editCredential-modal]').first();
	const field = (name: string): Locator => dialog.locator(`[data-test-id="parameter-input-${name}"]`).first();
	const good = dialog.locator('[data-test-id=credentials-config-container-test-success]');
	const bad = dialog.getByText(/Couldn.t connect with these settings/).first();

	/** Fills the fields in, in their order; a true switches a switch on. */
	const fill = async (values: Record<string, string | boolean>): Promise<void> => {
		for (const [name, value] of Object.entries(values)) {
			if (typeof value === 'string') await field(name).locator('input').first().fill(value);
			else if (value) await field(name).locator('.el-switch').first().click();
		}
	};

	/** Saves, which makes n8n test the credential. Gives whether the dialog is gone: 2.x closes it over a new credential that is good. */
	const save = async (): Promise<boolean> => {
		await page.locator('[data-test-id=credential-save-button] button, button[data-test-id=credential-save-button]').first().click();
		return await until('the end of the credential\'s test', async () => {
			if (await dialog.isHidden()) return 'closed';
			return await good.or(bad).first().isVisible() && 'open';
		}) === 'closed';
	};

	const close = async (): Promise<void> => {
		await dialog.locator('.el-dialog__headerbtn').first().click();
		await dialog.waitFor({ state: 'hidden' });
	};

	/** Why n8n's test of the credential is red, with the details that stand behind a link. */
	const refusal = async (): Promise<string> => {
		await bad.waitFor();
		await dialog.getByText('More details').first().click();
		return await dialog.innerText();
	};

	return { dialog, field, good, fill, save, close, refusal };
}
