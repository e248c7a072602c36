import type { AnyOperation } from '../../itemLoop';
import { createInvoiceOperation } from './invoice/create';
import { getLinkOperation } from './invoice/getLink';

/** Every operation of the node; dropdowns, fields and dispatch derive from this list. */
export const operations: readonly AnyOperation[] = [createInvoiceOperation, getLinkOperation];
