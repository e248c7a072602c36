/** The pictures of docs/images, as `npm run docs:images` makes them. A test holds the folder and the READMEs to this list. */
export const IMAGE_NAMES = ['chain', 'credential', 'trigger', 'create-invoice', 'skipped', 'error', 'sandbox-page', 'invoice'] as const;

export type ImageName = (typeof IMAGE_NAMES)[number];
