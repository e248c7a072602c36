/** n8n's editor as a person uses it. What it calls its parts in 1.123 and in 2.x stands here, in nodePanel.ts and in parameterPanel.ts alone. */
import type { Locator, Page } from 'playwright-core';
import { OWNER } from '../../scripts/n8n/rest';
import { createNodePanel } from './nodePanel';
import { createParameterPanel } from './parameterPanel';

export type Editor = ReturnType<typeof createEditor>;

export function createEditor(page: Page, url: string) {
	const part = (name: string): Locator => page.locator(`[data-test-id="${name}"]`);
	const node = (name: string): Locator => page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);

	const logIn = async (): Promise<void> => {
		await page.goto(`${url}/signin`, { waitUntil: 'domcontentloaded' });
		await page.locator('[data-test-id=emailOrLdapLoginId] input, input[name=emailOrLdapLoginId], input[name=email]').first().fill(OWNER.email);
		await page.locator('input[type=password]').fill(OWNER.password);
		await part('form-submit-button').click();
		await page.waitForURL((address) => !address.pathname.startsWith('/signin'), { waitUntil: 'domcontentloaded' });
	};

	const open = async (workflowId: string): Promise<void> => {
		await page.goto(`${url}/workflow/${workflowId}`, { waitUntil: 'domcontentloaded' });
		await part('canvas-node').first().waitFor();
	};

	const openEmpty = async (): Promise<void> => {
		await page.goto(`${url}/workflow/new`, { waitUntil: 'domcontentloaded' });
		await part('canvas-add-button').first().waitFor();
	};

	/** Whether the node's last run is marked as good or bad on the canvas; waits for the mark. */
	const waitForMark = async (name: string, mark: 'success' | 'error'): Promise<void> => {
		await node(name).locator(mark === 'success' ? '[data-test-id=canvas-node-status-success]' : '[data-test-id=node-issues], [data-test-id=canvas-node-status-error]').first().waitFor();
	};

	/** Presses Execute workflow; resolves when the trigger waits for its event. */
	const listen = async (): Promise<void> => {
		await part('execute-workflow-button').click();
		await page.getByText('Waiting for trigger event').first().waitFor();
	};

	return { page, part, node, logIn, open, openEmpty, waitForMark, listen, nodePanel: createNodePanel(page), parameters: createParameterPanel(page) };
}
