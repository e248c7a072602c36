import { Hono } from 'hono';
import { cashmanEndpoint } from './cashman/endpoint';
import { oldLink, printLink, temporaryPdf } from './cashman/links';
import { page, pageContent } from './control/page';
import { controlRoutes } from './control/routes';
import { salesAutopilotEndpoint } from './salesautopilot/endpoint';
import type { SandboxState } from './state';

const SALESAUTOPILOT_BASE = '/salesautopilot/';

function searchOf(url: string): string {
	const question = url.indexOf('?');
	return question < 0 ? '' : url.slice(question);
}

function pathOf(url: string): string {
	return new URL(url).pathname;
}

/** Every address of the sandbox. */
export function createApp(state: SandboxState): Hono {
	const app = new Hono();
	app.post('/fxapi/jxs.php', async ({ req }) =>
		cashmanEndpoint(state, req.header('content-type') ?? '', Buffer.from(await req.arrayBuffer())),
	);
	app.get('/FxPrint/', ({ req }) => printLink(state, searchOf(req.url)));
	app.get('/fx/kulso_szamla/main.html', ({ req }) => oldLink(state, searchOf(req.url)));
	app.get('/jx/*', ({ req }) => temporaryPdf(state, decodeURIComponent(pathOf(req.url)).slice('/jx/'.length)));
	app.all(`${SALESAUTOPILOT_BASE}*`, async ({ req }) =>
		salesAutopilotEndpoint(state, {
			method: req.method,
			path: pathOf(req.url).slice(SALESAUTOPILOT_BASE.length),
			authorization: req.header('authorization') ?? '',
			body: await req.text(),
		}),
	);
	app.route('/sandbox', controlRoutes(state));
	app.get('/', (context) => context.html(context.req.query('part') === 'content' ? pageContent(state) : page(state)));
	return app;
}
