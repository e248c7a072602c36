/** The chain of the README, built on the empty canvas as a person builds it: by the panel of nodes, the dialogs of the credentials and the dropdowns. */
import { demoCredentials } from '../../demo/workflows';
import type { Editor } from './editor';

/** Names that n8n gives the nodes. */
export const TRIGGER = 'SalesAutopilot Trigger';
export const CREATE = 'Create an invoice';
export const WRITE_BACK = 'Write an invoice back to an order';

const LIST = 'Webáruház rendelések (1001)';
const FORM = 'Webáruház rendelések: Számla visszaírása (10013)';

/** Puts the trigger on the empty canvas, with a new credential. Its panel stays open. */
export async function addTrigger(editor: Editor, sandboxUrl: string): Promise<void> {
	await editor.nodePanel.open();
	await editor.nodePanel.add('salesautopilot', 'SalesAutopilot', /On new SalesAutopilot event/);
	await addCredential(editor, 'SalesAutopilot', sandboxUrl);
	await editor.parameters.choose('listId', LIST);
}

/** Puts Create Invoice behind the trigger, with a new credential. Its panel stays open. */
export async function addCreate(editor: Editor, sandboxUrl: string, whenGreen?: () => Promise<void>): Promise<void> {
	await editor.nodePanel.openBehind(editor.node(TRIGGER));
	await editor.nodePanel.add('cashman', 'CashMan-FX', /Create an invoice/);
	await addCredential(editor, 'CashMan-FX', sandboxUrl, whenGreen);
}

/** Puts Write Invoice Back behind Create Invoice; it takes the credential that is there. Its panel stays open. */
export async function addWriteBack(editor: Editor): Promise<void> {
	await editor.nodePanel.openBehind(editor.node(CREATE));
	await editor.nodePanel.add('salesautopilot', 'SalesAutopilot', /Write an invoice back/);
	await editor.parameters.choose('formId', FORM);
}

/** Fills the dialog in, saves, and sees n8n's test of it end green. */
async function addCredential({ parameters }: Editor, name: 'SalesAutopilot' | 'CashMan-FX', sandboxUrl: string, whenGreen?: () => Promise<void>): Promise<void> {
	await parameters.newCredential();
	await parameters.credential.fill(demoCredentials(sandboxUrl)[name] as Record<string, string | boolean>);
	if (await parameters.credential.save()) await parameters.editCredential();
	await parameters.credential.good.waitFor();
	await whenGreen?.();
	await parameters.credential.close();
}
