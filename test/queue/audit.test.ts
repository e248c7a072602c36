import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit, type Booked, type Evidence, type Ordered } from './audit';

/** The auditor is what every number of `npm run test:queue` rests on, so it is shown to see each kind of wrong. */
const order = (recordId: string): Ordered => ({ recordId, gross: '1270', buyer: 'Minta Anna' });
const invoice = (number: string, recordId: string, changes: Partial<Booked> = {}): Booked => ({ number, kind: 'invoice', note: `Megrendelésszám: ${recordId}`, gross: '1270', cancelledBy: '', buyer: { name: 'Minta Anna' }, ...changes });
const evidence = (changes: Partial<Evidence>): Evidence => ({ ordered: [order('5001'), order('5002')], booked: [invoice('1', '5001'), invoice('2', '5002')], listed: new Set(), reported: new Set(), brokenOff: new Set(), reconciled: new Set(), carried: new Map([['5001', '1'], ['5002', '2']]), ...changes });
const NOTHING = { duplicates: [], unreported: [], silent: [], unreconciled: [], lost: [], listed: [], wrong: [], notCarried: [], strangers: [] };

test('one invoice for each order, written back: nothing is found', () => {
	expect(audit(evidence({}))).toEqual({ ...NOTHING, invoiced: ['5001', '5002'] });
});

test('a second invoice is a duplicate, an unreported one unless an execution told of it, and a silent one unless a killed run explains it', () => {
	const booked = [invoice('1', '5001'), invoice('2', '5002'), invoice('3', '5002')];
	expect(audit(evidence({ booked }))).toMatchObject({ duplicates: ['5002'], unreported: ['5002'], silent: ['5002'], unreconciled: ['5002'] });
	expect(audit(evidence({ booked, reported: new Set(['5002']) }))).toMatchObject({ duplicates: ['5002'], unreported: [], silent: [], unreconciled: ['5002'] });
	expect(audit(evidence({ booked, brokenOff: new Set(['5002']) }))).toMatchObject({ unreported: ['5002'], silent: [] });
	expect(audit(evidence({ booked, reconciled: new Set(['5002']) })).unreconciled).toEqual([]);
});

test('a cancelled invoice and its storno do not count', () => {
	const booked = [invoice('1', '5001', { cancelledBy: '9' }), invoice('9', '5001', { kind: 'storno' }), invoice('3', '5001'), invoice('2', '5002')];
	expect(audit(evidence({ booked, carried: new Map([['5001', '3'], ['5002', '2']]) }))).toMatchObject({ ...NOTHING });
});

test('an order without an invoice is lost, unless a person was told of it', () => {
	const booked = [invoice('1', '5001')];
	expect(audit(evidence({ booked }))).toMatchObject({ lost: ['5002'], invoiced: ['5001'] });
	expect(audit(evidence({ booked, listed: new Set(['5002']) }))).toMatchObject({ lost: [], listed: ['5002'] });
});

test('another total, another buyer, a number that is not written back, and an invoice of no order are each seen', () => {
	expect(audit(evidence({ booked: [invoice('1', '5001', { gross: '1271' }), invoice('2', '5002')] })).wrong).toEqual(['5001']);
	expect(audit(evidence({ booked: [invoice('1', '5001', { buyer: { name: 'Más Béla' } }), invoice('2', '5002')] })).wrong).toEqual(['5001']);
	expect(audit(evidence({ carried: new Map([['5001', '1'], ['5002', '']]) })).notCarried).toEqual(['5002']);
	expect(audit(evidence({ booked: [invoice('1', '5001'), invoice('2', '5002'), invoice('3', '50020')] })).strangers).toEqual(['3']);
});

test('the auditor imports nothing', () => {
	expect(readFileSync(join(__dirname, 'audit.ts'), 'utf8')).not.toMatch(/^import |require\(|import\(/m);
});
