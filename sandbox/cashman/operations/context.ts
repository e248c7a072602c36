import type { Clock } from '../../clock';
import type { ListingDefects } from '../../faults';
import type { Random } from '../../random';
import type { CashmanState } from '../accounts';
import type { Account, Row } from '../types';

export interface OperationContext {
	readonly state: CashmanState;
	readonly account: Account;
	readonly rows: readonly Row[];
	/** Row 0. */
	readonly row: Row;
	readonly clock: Clock;
	readonly random: Random;
	readonly defects: ListingDefects;
	/** A fault: op 1 says that there is no printable link. */
	readonly withoutLink: boolean;
}

/** One operation of the API: reads rows, changes the books, answers with text. @throws Hiba */
export type Operation = (context: OperationContext) => string;
