import { decimal } from '../cashman/catalog';
import type { VatRate } from '../cashman/types';
import { equals, formatDecimal, hundredth, isZero } from '../decimal';
import type { Elements } from './elements';

const DOMESTIC_PERCENTAGES = ['27', '18', '5'].map(decimal);

/** The reasons name the sections of the VAT act (Áfa tv., 2007. évi CXXVII. törvény) that NAV's case codes stand for. */
const EXEMPTIONS: Readonly<Record<string, string>> = {
	AAM: 'alanyi adómentes',
	TAM: 'tárgyi adómentes, Áfa tv. 85. § vagy 86. §',
	KBAET: 'adómentes Közösségen belüli termékértékesítés, Áfa tv. 89. §',
	KBAUK: 'új közlekedési eszköz adómentes Közösségen belüli értékesítése, Áfa tv. 89. § (2)',
	EAM: 'adómentes termékexport, Áfa tv. 98-109. §',
	NAM: 'adómentesség egyéb nemzetközi ügylethez kapcsolódóan, Áfa tv. 110-118. §',
};

const OUT_OF_SCOPE: Readonly<Record<string, string>> = {
	ATK: 'az Áfa tv. tárgyi hatályán kívül',
	EUFAD37: 'másik tagállamban teljesített, fordítottan adózó ügylet, Áfa tv. 37. §',
	EUFADE: 'másik tagállamban teljesített, fordítottan adózó, nem az Áfa tv. 37. § alá tartozó ügylet',
	EUE: 'másik tagállamban teljesített, nem fordítottan adózó ügylet',
	HO: 'harmadik országban teljesített ügylet',
};

const MARGIN_SCHEMES: Readonly<Record<string, string>> = {
	'ÁKK-U': 'TRAVEL_AGENCY',
	'ÁKK-H': 'SECOND_HAND',
	'ÁKK-M': 'ARTWORK',
	'ÁKK-R': 'ANTIQUES',
	TRAVEL_AGENCY: 'TRAVEL_AGENCY',
	SECOND_HAND: 'SECOND_HAND',
	ARTWORK: 'ARTWORK',
	ANTIQUES: 'ANTIQUES',
};

/**
 * How NAV is told of a rate of the sandbox's catalogue: the one element that `VatRateType` chooses.
 * @throws for a code that the catalogue does not have
 */
export function navVatRate({ label, percent }: VatRate): Elements {
	const exemption = EXEMPTIONS[label];
	if (exemption !== undefined) return { vatExemption: { case: label, reason: exemption } };
	const outOfScope = OUT_OF_SCOPE[label];
	if (outOfScope !== undefined) return { vatOutOfScope: { case: label, reason: outOfScope } };
	if (label === 'FAD') return { vatDomesticReverseCharge: true };
	const marginScheme = MARGIN_SCHEMES[label];
	if (marginScheme !== undefined) return { marginSchemeIndicator: marginScheme };
	if (!label.endsWith('%')) throw new Error(`NAV has no case for the VAT code ${label}`);
	if (DOMESTIC_PERCENTAGES.some((each) => equals(each, percent))) return { vatPercentage: formatDecimal(hundredth(percent)) };
	return { vatOutOfScope: isZero(percent) ? zeroWithoutCase() : foreignRate(formatDecimal(percent)) };
}

/**
 * NAV takes no percentage 0, and a bare 0 % names no ground. AAM would claim something of the seller and TAM of the
 * goods, each with effects on their tax returns; ATK claims least, and is right for what webshops sell at a bare 0 %:
 * gift cards (multi-purpose vouchers), deposits, donations. In every word the same as ATK, so that both are one rate in the summary.
 */
function zeroWithoutCase(): Elements {
	return { case: 'ATK', reason: OUT_OF_SCOPE.ATK };
}

/**
 * Another member state's VAT under OSS: the supply takes place there, outside of the Hungarian act (EUE). The amounts keep
 * the foreign VAT, for it is on the invoice; the reason says the rate it was reckoned with.
 */
function foreignRate(percent: string): Elements {
	return { case: 'EUE', reason: `másik tagállamban teljesített ügylet (OSS), ${percent} % külföldi áfa` };
}
