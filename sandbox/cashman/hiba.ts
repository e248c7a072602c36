/**
 * The error texts. Only 076 is known from the real service (read in a shop's code); the other numbers and texts are
 * ours, in its style, one per cause so that a test can tell them apart.
 */
export const HIBA_TEXTS = {
	'001': 'Hibás csoport, felhasználónév vagy jelszó!',
	'002': 'Hibás kérés, a post mező nem olvasható!',
	'003': 'Ismeretlen műveletkód!',
	'010': 'Hiányzó vevő név!',
	'011': 'Hiányzó irányítószám!',
	'012': 'Hiányzó város!',
	'013': 'Hiányos szállítási cím!',
	'020': 'Nincs találat!',
	'021': 'Ismeretlen áfa kulcs!',
	'022': 'Ismeretlen deviza!',
	'023': 'Ismeretlen fizetési mód!',
	'024': 'Hibás dátum!',
	'025': 'Hibás mennyiség!',
	'026': 'Hibás egységár!',
	'027': 'Nincs tétel a számlán!',
	'028': 'Hiányzó megnevezés!',
	'029': 'Hibás kedvezmény!',
	'030': 'Ismeretlen mennyiségi egység!',
	'031': 'Nincs ilyen partner!',
	'032': 'Ismeretlen nyelv!',
	'033': 'Hibás példányszám!',
	'034': 'Ismeretlen számlatípus!',
	'035': 'Saját proforma szám csak díjbekérőhöz adható meg!',
	'036': 'Proforma szám mellett a számlatömb nem adható meg!',
	'037': 'Ez a proforma szám már létezik!',
	'040': 'A számla végösszege hiányos!',
	'041': 'Hiányzó tétel összeg!',
	'042': 'A tételek összege nem egyezik a számla végösszegével!',
	'043': 'A nettó és az áfa összege nem a bruttó!',
	'044': 'Hibás összeg!',
	'045': 'Túl nagy összeg!',
	'050': 'Nincs ilyen számla!',
	'051': 'A számla már sztornózott!',
	'052': 'Ez a bizonylat nem sztornózható!',
	'053': 'Ez a bizonylat nem díjbekérő!',
	'054': 'A díjbekérőből már készült számla!',
	'055': 'Nincs ilyen pénztári bizonylat!',
	'076': 'Nincs ilyen termék!',
} as const;

export type HibaCode = keyof typeof HIBA_TEXTS;

/** A refusal the caller reads as `HIBA:076 Nincs ilyen termék!`; the detail follows in brackets. */
export class Hiba extends Error {
	constructor(
		readonly code: HibaCode,
		detail = '',
	) {
		super(`HIBA:${code} ${HIBA_TEXTS[code]}${detail === '' ? '' : ` (${detail})`}`);
	}
}
