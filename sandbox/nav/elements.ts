/** Nested elements in the schema's order, as the XML builder takes them; it leaves out what is undefined. */
export type Elements = { readonly [name: string]: Elements | readonly Elements[] | string | boolean | undefined };
