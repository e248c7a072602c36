import { documentsOfKind, startReferenceSearch, type FoundDocument } from '../../core/duplicateGuard';
import type { DocumentKind } from '../../core/listedDocument';
import type { ListRow } from '../../core/orderReference';

/** Every document of a kind in these rows that carries a reference. */
export function findDocuments(rows: readonly ListRow[], references: ReadonlySet<string>, kind: DocumentKind = 'invoice'): Map<string, FoundDocument[]> {
	const search = startReferenceSearch(references);
	for (const row of rows) search.read(row);
	const found = search.result();
	return new Map([...references].map((reference) => [reference, documentsOfKind(found, reference, kind)] as const).filter(([, documents]) => documents.length > 0));
}
