/** The dialog in which a person fills in a credential, and n8n tests it. */
import type { Locator, Page } from 'playwright-core';

export function createCredentialDialog(page: Page) {
	const dialog = page.locator('[data-test-id=editCredential-modal]').first();
	const field = (name: string): Locator => dialog.locator(`[data-test-id="parameter-input-${name}"]`).first();
	const good = dialog.locator('[data-test-id=credentials-config-container-test-success]');

	/** Fills the fields in, in their order; a true switches a switch on. */
	const fill = async (values: Record<string, string | boolean>): Promise<void> => {
		for (const [name, value] of Object.entries(values)) {
			if (typeof value === 'string') await field(name).locator('input').first().fill(value);
			else if (value) await field(name).locator('.el-switch').first().click();
		}
	};

	const save = async (): Promise<void> => {
		await page.locator('[data-test-id=credential-save-button] button, button[data-test-id=credential-save-button]').first().click();
	};

	const close = async (): Promise<void> => {
		await dialog.locator('.el-dialog__headerbtn').first().click();
		await dialog.waitFor({ state: 'hidden' });
	};

	/** Why n8n's test of the credential is red, with the details that stand behind a link. */
	const refusal = async (): Promise<string> => {
		const message = dialog.getByText(/Couldn.t connect with these settings/).first();
		await message.waitFor();
		await dialog.getByText('More details').first().click();
		return await dialog.innerText();
	};

	return { dialog, field, good, fill, save, close, refusal };
}
