/** n8n takes an item with a top-level `error` for a failed one, so a field of that name is kept under another. */
export function withoutErrorField(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
	if (!('error' in fields)) return { ...fields };
	const { error, ...others } = fields;
	return { ...others, errorField: error };
}
