import type { IExecuteFunctions } from 'n8n-workflow';
import { openLink, type Server } from '../../transport';
import type { DocumentLinks } from '../../wire/links';

/** Opens the mailing link once; each further opening would send another letter, so a doubtful one is reported, not repeated. */
export async function sendMail(context: IExecuteFunctions, server: Server, links: DocumentLinks | undefined): Promise<{ emailSent: boolean; message: string }> {
	if (links === undefined) return { emailSent: false, message: 'The e-mail was not sent, because the link that sends it could not be fetched.' };
	const answer = await openLink(context, server, links.producingLink);
	if (answer.kind === 'answered' && answer.status === 200) return { emailSent: true, message: '' };
	const cause = answer.kind === 'answered' ? `the server answered with status ${answer.status}` : answer.cause;
	const doubt = answer.kind === 'notSent' ? 'was not sent' : 'may not have been sent';
	return { emailSent: false, message: `The e-mail ${doubt}: ${cause}. It was tried once; send it from CashMan-FX if the buyer has none.` };
}
