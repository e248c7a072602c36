export type FieldType =
	| 'shorttext'
	| 'text'
	| 'radio'
	| 'select'
	| 'url'
	| 'file'
	| 'password'
	| 'smallint'
	| 'integer'
	| 'decimal'
	| 'checkbox'
	| 'date'
	| 'datetime';

export interface ListField {
	readonly type: FieldType;
	readonly label: string;
	readonly options: Map<string, string>;
}

export const FORM_METHOD = { subscribe: 1, dataUpdate: 2, order: 4 } as const;
export const LIST_TYPE = { newsletter: 1, order: 11 } as const;

export interface Form {
	readonly id: string;
	readonly name: string;
	/** 1 subscribe, 2 data-update, 4 order. */
	readonly method: number;
}

/** Values on the wire are text. */
export type Values = Record<string, string>;
/** One ordered item: `oi_id`, `prod_id`, `oi_name`, … */
export type OrderItem = Record<string, string>;

export interface ContactRecord {
	readonly id: string;
	readonly values: Values;
	products: OrderItem[];
}

/** "Külső művelet" of an order form. */
export interface ExternalAction {
	url: string;
	username?: string;
	password?: string;
	format: 'json' | 'post' | 'multipart';
	/** Text with merge tags, for example `{"nl_id":"1001","nud_id":"[id]"}`. */
	body: string;
}

export interface ContactList {
	readonly id: string;
	readonly name: string;
	readonly type: number;
	readonly forms: Form[];
	readonly fields: Map<string, ListField>;
	records: ContactRecord[];
	externalAction?: ExternalAction;
}

/** One term of a filter, as a segment or the body of an ordered list names it. */
export interface Condition {
	readonly field: string;
	readonly operator: string;
	readonly value: string;
}

export interface Segment {
	readonly id: string;
	readonly listId: string;
	readonly name: string;
	readonly conditions: readonly Condition[];
}

export interface SentLetter {
	readonly id: string;
	readonly sendId: string;
	readonly recordId: string;
	readonly to: string;
	readonly html: string;
	readonly text: string;
	readonly at: string;
}

export interface Coupon {
	readonly id: string;
	readonly code: string;
	readonly percent: string;
}

export interface ShippingMethod {
	readonly id: string;
	readonly name: string;
	readonly net: string;
	readonly gross: string;
	readonly paymentMethod: string;
}

export interface SandboxEvent {
	readonly sequence: number;
	readonly at: string;
	readonly kind: 'external-action' | 'update' | 'order' | 'letter';
	readonly listId: string;
	readonly recordId: string;
	readonly text: string;
	readonly status?: number;
	readonly body?: string;
	readonly error?: string;
}

export interface SalesAutopilotState {
	readonly username: string;
	readonly password: string;
	readonly lists: Map<string, ContactList>;
	readonly products: Map<string, Values>;
	readonly categories: Map<string, Values>;
	readonly segments: readonly Segment[];
	readonly coupons: readonly Coupon[];
	readonly shippingMethods: readonly ShippingMethod[];
	/** Timings that `sendmail` may send, id to list id. */
	readonly sends: ReadonlyMap<string, string>;
	readonly letters: SentLetter[];
	readonly globals: Map<string, Values>;
	readonly tasks: Values[];
	readonly events: SandboxEvent[];
	nextId: number;
	/** Requests of the one key that are being answered now. */
	inFlight: number;
}
