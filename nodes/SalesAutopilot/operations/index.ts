import type { AnyOperation } from '../../itemLoop';
import { sendLetterOperation } from './letter/send';
import { getFormsOperation } from './list/getForms';
import { getListsOperation } from './list/getLists';
import { getOrderOperation } from './order/get';
import { getManyOrdersOperation } from './order/getMany';
import { writeInvoiceOperation } from './order/writeInvoice';

/** Every operation of the node; dropdowns, fields and dispatch derive from this list. */
export const operations: readonly AnyOperation[] = [getOrderOperation, getManyOrdersOperation, writeInvoiceOperation, sendLetterOperation, getListsOperation, getFormsOperation];
