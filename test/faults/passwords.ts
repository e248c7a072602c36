/** Planted in the credentials, and looked for in everything that comes out. Made up. */
export const PASSWORDS = {
	cashman: 'Őszi-kulcs-81c2',
	salesautopilot: 'rejtett-4f0a-szó',
	webhook: 'hívó-9b3e-titok',
} as const;

export const USERS = { cashman: 'penzugy', salesautopilot: 'integracio', webhook: 'webshop' } as const;
