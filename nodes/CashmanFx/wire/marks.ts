/** Tells whether one of some ASCII marks stands in a part of a text. The parts are asked for from left to right. */
export class Marks {
	/** Where each mark stands next; no place is looked for twice. */
	private readonly places: number[];

	constructor(private readonly text: string, private readonly marks: readonly string[]) {
		this.places = marks.map(() => -1);
	}

	standIn(start: number, end: number): boolean {
		return this.marks.some((mark, index) => {
			if ((this.places[index] as number) < start) this.places[index] = this.find(mark, start);
			return (this.places[index] as number) < end;
		});
	}

	private find(mark: string, start: number): number {
		const place = this.text.indexOf(mark, start);
		return place < 0 ? Number.POSITIVE_INFINITY : place;
	}
}
