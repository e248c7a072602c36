/** The text of a reply, without a byte order mark and without white space around it. */
export function readText(body: Buffer): string {
	return body.toString('utf8').replace(/^\uFEFF/, '').trim();
}

/** Fields of a reply that is parted by `|` (V: ops 5, 10, 13, 14 and 21). Undefined for what has no such mark, or is a web page. */
export function readSlices(body: Buffer): string[] | undefined {
	const text = readText(body);
	return text.includes('|') && !text.startsWith('<') ? text.split('|') : undefined;
}

export interface ProductStock {
	stock: string;
	grossPrice: string;
	productId: string;
}

const NUMBER_AS_WRITTEN = /^-?\d[\d .,]*$/;

/** Reads the reply of op 5 (U): stock, gross price, product id, each as the server writes it. Undefined when it is none. */
export function readProductStock(body: Buffer): ProductStock | undefined {
	const [stock = '', grossPrice = '', productId = ''] = readSlices(body)?.map((slice) => slice.trim()) ?? [];
	return NUMBER_AS_WRITTEN.test(stock) && NUMBER_AS_WRITTEN.test(grossPrice) && productId !== '' ? { stock, grossPrice, productId } : undefined;
}

/** A reply that is one number, as that of op 7 (V: the vendor's client shows it as it comes). */
export function readNumberText(body: Buffer): string | undefined {
	const text = readText(body).replace(/\s*%$/, '');
	return NUMBER_AS_WRITTEN.test(text) ? text : undefined;
}

/** The partner's id, the first slice of op 9's reply (V). */
export function readPartnerId(body: Buffer): string | undefined {
	const [id = ''] = readText(body).split('|');
	return /^\d+$/.test(id.trim()) ? id.trim() : undefined;
}
