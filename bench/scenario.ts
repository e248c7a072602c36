/** What one scenario is, and what it gives. */

export interface Setup {
	/** Small numbers, for a look of some minutes. */
	isQuick: boolean;
	/** Shows that something goes on. */
	say(text: string): void;
}

export interface Scenario {
	/** As the command line names it. */
	name: string;
	title: string;
	/** Whether it needs n8n's server: the quick run leaves it out. */
	needsServer?: boolean;
	run(setup: Setup): Promise<Findings>;
}

/** A column of the table: what was measured, and with how many decimals it is shown. */
export interface Column {
	name: string;
	decimals: number;
}

/** What one variant came to: for each column the median, and what it is the median of. */
export interface Row {
	variant: string;
	values: Array<number | null>;
	rounds: number[][];
}

/** What the bench was asked to reach, beside what was measured. */
export interface Bar {
	claim: string;
	measured: number;
	limit: number;
	isAtLeast?: boolean;
	unit: string;
	decimals: number;
}

export interface Findings {
	columns: Column[];
	rows: Row[];
	bars: Bar[];
	/** What a reader has to know to read the table. */
	notes: string[];
}

export function isMet({ measured, limit, isAtLeast = false }: Bar): boolean {
	return isAtLeast ? measured >= limit : measured <= limit;
}
