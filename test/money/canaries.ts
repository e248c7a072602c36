import type { Canary } from '../support/canaryBuild';

/** Each breaks one rule of core/. */
export const CANARIES: Record<string, Canary> = {
	'lost-remainder': { file: 'core/allocate.ts', from: 'if (missing === 0n) return quotients;', to: 'return quotients;' },
	'half-up-for-negatives': { file: 'core/decimal.ts', from: 'return dividend < 0n === divisor < 0n ? rounded : -rounded;', to: 'return dividend < 0n ? -((magnitude(dividend) * 2n + divisor - 1n) / (divisor * 2n)) : rounded;' },
	'any-vat-of-a-rate': { file: 'core/settleRates.ts', from: 'return isOneWay && isWithinTolerance(', to: 'return isOneWay || isWithinTolerance(' },
	'vat-of-exempt-lines': { file: 'core/settleRates.ts', from: 'return rate.every(({ vatMinor }) => vatMinor === 0n);', to: 'return true;' },
	'given-unit-price': { file: 'core/amounts.ts', from: 'if (given !== undefined && toScale(multiply(given, quantity), scale) === netMinor) return given;', to: 'if (given !== undefined) return given;' },
	'any-total': { file: 'core/orderLines.ts', from: 'if (orderTotal === withShipping || orderTotal === withoutShipping) {', to: 'if (orderTotal === withShipping || orderTotal === withShipping + 1n || orderTotal === withoutShipping) {' },
	'any-net': { file: 'core/vatConsistency.ts', from: 'if (isExplainedByRounding(stated, vat, quantity, terms.unitMinor) && other', to: 'if (other' },
	'every-coupon-on-all-rates': { file: 'core/couponRates.ts', from: 'if (onAll.offMinor <= 2n * unitMinor) return all;', to: 'return all;' },
	'minor-units-on-the-wire': { file: 'nodes/CashmanFx/wire/createRows.ts', from: 'tetel_netto: formatUnits(line.netMinor, scale),', to: 'tetel_netto: String(line.netMinor),' },
};
