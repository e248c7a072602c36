import { foldText } from './text';

/** Codes of NAV's interface specification 3.0, and two of our own for what NAV marks without a code: FAD and K.AFA. */
export type VatCaseCode =
	| 'AAM' | 'TAM' | 'KBAET' | 'KBAUK' | 'EAM' | 'NAM'
	| 'ATK' | 'EUFAD37' | 'EUFADE' | 'EUE' | 'HO'
	| 'FAD'
	| 'TRAVEL_AGENCY' | 'SECOND_HAND' | 'ARTWORK' | 'ANTIQUES' | 'K.AFA';

/** A reason why a line carries no VAT. */
export interface VatCase {
	code: VatCaseCode;
	kind: 'exempt' | 'outOfScope' | 'reverseCharge' | 'marginScheme';
	/** As it stands on a Hungarian invoice. */
	hungarian: string;
	/** Other codes that Hungarian shops and invoicing programs write for it. They may mean a little more or less than NAV's. */
	otherCodes: readonly string[];
	/** Words that shops write. */
	words: readonly string[];
}

/** The cases that Hungarian law knows for a line without VAT. How CashMan-FX spells them is not known (G): they go out by these codes, and Options → VAT Codes sets others. */
export const VAT_CASES: readonly VatCase[] = [
	{ code: 'AAM', kind: 'exempt', hungarian: 'Alanyi adómentes', otherCodes: [], words: ['alanyi mentes', 'alanyi áfamentes', 'alanyi adómentesség', 'alanyi mentesség', 'alanyi'] },
	{ code: 'TAM', kind: 'exempt', hungarian: 'Tárgyi adómentes', otherCodes: ['MAA'], words: ['tárgyi mentes', 'tárgyi áfamentes', 'tárgyi adómentesség', 'tárgyi mentesség', 'tárgyi'] },
	{
		code: 'KBAET', kind: 'exempt', hungarian: 'Közösségen belüli adómentes termékértékesítés', otherCodes: ['EU'],
		words: ['közösségen belüli', 'közösségen belüli értékesítés', 'közösségen belüli termékértékesítés', 'közösségen belüli adómentes értékesítés', 'EU-n belüli', 'EU-n belüli értékesítés', 'EU-s értékesítés', 'intra-community supply', 'intra-community'],
	},
	{ code: 'KBAUK', kind: 'exempt', hungarian: 'Közösségen belüli új közlekedési eszköz értékesítés', otherCodes: [], words: ['új közlekedési eszköz', 'közösségen belüli új közlekedési eszköz'] },
	{ code: 'EAM', kind: 'exempt', hungarian: 'Export', otherCodes: ['EUK'], words: ['termékexport', 'export értékesítés', 'adómentes export', 'EU-n kívüli', 'EU-n kívüli értékesítés', 'közösségen kívüli', 'termékexport harmadik országba', 'harmadik országba'] },
	{ code: 'NAM', kind: 'exempt', hungarian: 'Adómentesség egyéb nemzetközi ügylet jogcímén', otherCodes: [], words: ['nemzetközi adómentes', 'egyéb nemzetközi ügylet', 'nemzetközi ügylet'] },
	{ code: 'ATK', kind: 'outOfScope', hungarian: 'Áfa tárgyi hatályán kívül', otherCodes: ['TAHK', 'ÁKK'], words: ['áfa tárgyi hatályán kívüli', 'tárgyi hatályon kívül', 'tárgyi hatályon kívüli', 'áfa hatályán kívül', 'áfa hatályán kívüli', 'áfa körön kívüli', 'áfakörön kívüli', 'áfán kívüli'] },
	{ code: 'EUFAD37', kind: 'outOfScope', hungarian: 'Másik tagállamban teljesített, fordítottan adózó ügylet (Áfa tv. 37. §)', otherCodes: ['EUT'], words: ['EU szolgáltatás', 'EU-s szolgáltatás', 'EU fordított adózás', 'közösségi fordított adózás', 'áfa tv. 37. §'] },
	{ code: 'EUFADE', kind: 'outOfScope', hungarian: 'Másik tagállamban teljesített, nem a 37. § alá tartozó, fordítottan adózó ügylet', otherCodes: [], words: [] },
	{ code: 'EUE', kind: 'outOfScope', hungarian: 'Másik tagállamban teljesített, nem fordítottan adózó ügylet', otherCodes: [], words: ['másik tagállamban teljesített'] },
	{ code: 'HO', kind: 'outOfScope', hungarian: 'Harmadik országban teljesített ügylet', otherCodes: ['EUKT'], words: ['harmadik országban teljesített'] },
	{ code: 'FAD', kind: 'reverseCharge', hungarian: 'Fordított adózás', otherCodes: ['FAFA', 'F.AFA'], words: ['fordított', 'fordított áfa', 'belföldi fordított adózás', 'fordított adózású', 'domestic reverse charge'] },
	{ code: 'TRAVEL_AGENCY', kind: 'marginScheme', hungarian: 'Különbözet szerinti szabályozás – utazási irodák', otherCodes: [], words: ['különbözet szerinti utazási irodák', 'utazási irodák', 'utazási iroda'] },
	{ code: 'SECOND_HAND', kind: 'marginScheme', hungarian: 'Különbözet szerinti szabályozás – használt cikkek', otherCodes: [], words: ['különbözet szerinti használt cikkek', 'használt cikkek', 'használtcikk'] },
	{ code: 'ARTWORK', kind: 'marginScheme', hungarian: 'Különbözet szerinti szabályozás – műalkotások', otherCodes: [], words: ['különbözet szerinti műalkotások', 'műalkotások', 'műalkotás'] },
	{ code: 'ANTIQUES', kind: 'marginScheme', hungarian: 'Különbözet szerinti szabályozás – gyűjteménydarabok és régiségek', otherCodes: [], words: ['különbözet szerinti gyűjteménydarabok és régiségek', 'gyűjteménydarabok és régiségek', 'régiségek', 'régiség'] },
	{ code: 'K.AFA', kind: 'marginScheme', hungarian: 'Különbözet szerinti adózás', otherCodes: [], words: ['különbözet szerinti', 'különbözet szerinti szabályozás', 'különbözeti áfa', 'különbözeti adózás', 'KÁFA', 'margin scheme'] },
];

/** A case as it was named. */
export interface NamedVatCase {
	case: VatCaseCode;
	/** NAV's code for words and for NAV's own; another code of the table as it was written, for an account may know it by that. */
	code: string;
}

interface Known {
	code: VatCaseCode;
	isOtherCode: boolean;
}

const KNOWN: ReadonlyMap<string, Known> = new Map(
	VAT_CASES.flatMap(({ code, hungarian, otherCodes, words }) => [
		...[code, hungarian, ...words].map((name): [string, Known] => [foldText(name), { code, isOtherCode: false }]),
		...otherCodes.map((name): [string, Known] => [foldText(name), { code, isOtherCode: true }]),
	]),
);

/** `0 %` before or behind a name, with what parts them. */
const ZERO_PERCENT = /^0(?:[.,]0{1,2})?\s?(?:%[\s–:-]{0,3}|[\s–:-]{1,3})|[\s–:-]{1,3}\(?0(?:[.,]0{1,2})?\s?%?\)?$/g;

/** The case that a label names, in any letter case, with or without accents and a `0 %`: `AAM`, `0% AAM`, `Alanyi adómentes (AAM)`. Undefined for any other text. */
export function findVatCase(label: string): NamedVatCase | undefined {
	const name = label.trim().replace(ZERO_PERCENT, '').trim().replace(/^\((.*)\)$/, '$1');
	const whole = lookUp(name);
	if (whole !== undefined) return whole;
	// "AAM - alanyi adómentes", "Alanyi adómentes (AAM)": every part must name the same case. EU-n kívüli has no space before its hyphen.
	const parts = name.split(/\s[-–]\s|[()/:;]/).filter((part) => part.trim() !== '').map(lookUp);
	const isOne = parts.every((part) => part !== undefined && part.case === parts[0]?.case);
	return isOne ? (parts.find((part) => part?.code === part?.case) ?? parts[0]) : undefined;
}

function lookUp(name: string): NamedVatCase | undefined {
	const known = KNOWN.get(foldText(name));
	return known && { case: known.code, code: known.isOtherCode ? name.trim() : known.code };
}
