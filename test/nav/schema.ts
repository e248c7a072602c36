import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const FIXTURES = join(__dirname, '..', 'fixtures', 'nav');
const file = (fileName: string) => ({ fileName, contents: readFileSync(join(FIXTURES, fileName), 'utf8') });
const schema = [file('all.xsd')];
const preload = ['common.xsd', 'invoiceBase.xsd', 'invoiceData.xsd'].map(file);

/** What NAV's schema has against these documents, each named by its place in the list. One start of libxml2 for all of them. */
export async function schemaErrors(...documents: readonly string[]): Promise<string[]> {
	const xml = documents.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
	const { errors } = await validateXML({ xml, schema, preload, maxMemoryPages: 4096 });
	return errors.map(({ rawMessage }) => rawMessage);
}
