import type { Hono } from 'hono';
import { createApp } from './app';
import { type SandboxOptions, SandboxState } from './state';

export type { SandboxOptions } from './state';

export interface Sandbox {
	readonly app: Hono;
	/**
	 * Answers one request without a socket. A cut connection shows as status 599 (`drop`) or as the header
	 * `x-sandbox-edge: cut`; only the server can break a real one.
	 */
	handle(request: Request): Promise<Response>;
	readonly state: SandboxState;
}

export function createSandbox(options: SandboxOptions = {}): Sandbox {
	const state = new SandboxState(options);
	const app = createApp(state);
	return { app, state, handle: async (request) => app.fetch(request) };
}
