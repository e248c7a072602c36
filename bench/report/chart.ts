import { isMet, type Bar } from '../scenario';
import type { Report } from './report';

const WIDTH = 860;
const ROW_HEIGHT = 26;
const TOP = 40;
const LABEL_WIDTH = 430;
const BAR_WIDTH = 300;
/** The chart shows up to twice what was asked for. */
const MOST_SHARE = 2;

/** Every bar as a share of its limit, so that all fit into one chart: left of the line is better, where the least is wanted. */
export function toChart({ scenarios }: Report): string {
	const bars = scenarios.flatMap((scenario) => ('findings' in scenario ? scenario.findings.bars.map((bar) => ({ bar, title: scenario.title })) : []));
	const height = TOP + bars.length * ROW_HEIGHT + 10;
	const lineX = LABEL_WIDTH + BAR_WIDTH / MOST_SHARE;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12">`,
		`<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
		`<text x="${lineX}" y="18" text-anchor="middle" fill="#333333">the bar (for ≥, more is better)</text>`,
		...bars.map(({ bar, title }, index) => rowOf(bar, title, TOP + index * ROW_HEIGHT)),
		`<line x1="${lineX}" x2="${lineX}" y1="26" y2="${height - 6}" stroke="#333333" stroke-dasharray="3 3"/>`,
		'</svg>',
		'',
	].join('\n');
}

function rowOf(bar: Bar, title: string, y: number): string {
	const share = Math.min(MOST_SHARE, Math.max(0, bar.measured / bar.limit));
	const figure = `${bar.measured.toFixed(bar.decimals)} (${bar.isAtLeast === true ? '≥' : '≤'} ${bar.limit.toFixed(bar.decimals)}) ${bar.unit}`;
	return [
		`<text x="${LABEL_WIDTH - 8}" y="${y + 14}" text-anchor="end" fill="#333333">${escapeXml(`${title}: ${bar.claim.replaceAll('*', '')}`)}</text>`,
		`<rect x="${LABEL_WIDTH}" y="${y + 3}" width="${((share * BAR_WIDTH) / MOST_SHARE).toFixed(1)}" height="16" fill="${isMet(bar) ? '#2e7d5b' : '#c0392b'}"/>`,
		`<text x="${LABEL_WIDTH + BAR_WIDTH + 8}" y="${y + 14}" fill="#333333">${escapeXml(figure)}</text>`,
	].join('\n');
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
