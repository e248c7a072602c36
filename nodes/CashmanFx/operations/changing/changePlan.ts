import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { requireEmail } from '../../../../core/orderToInvoice';
import { Problem } from '../../../../core/problem';
import { plainText } from '../../../../core/text';
import { readNumber } from '../../../readOptions';
import type { Row } from '../../wire/createRows';
import { CREDENTIAL_FIELDS, REQUEST_FIELDS } from '../../wire/fieldNames';
import { readTarget, type Target } from '../existing/target';
import { readAdditionalFields } from '../issuing/settings';

/** What one item asks to be changed, read before anything is sent. */
export interface ChangePlan {
	target: Target;
	additional: Row;
	/** Where the new document is mailed; "" mails nobody. */
	email: string;
	actWithoutLookUp: boolean;
	looksAfterUncertain: number;
	waitBetweenLooksMs: number;
}

export function readChangePlan(context: IExecuteFunctions, itemIndex: number): ChangePlan {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const sendsEmail = context.getNodeParameter('sendEmail', itemIndex, false) === true;
	return {
		target: readTarget(context, itemIndex),
		additional: requireFree(readAdditionalFields(context, itemIndex)),
		email: sendsEmail ? requireEmail(plainText(context.getNodeParameter('email', itemIndex, '')), 'E-Mail Address') : '',
		actWithoutLookUp: options.actWithoutLookUp === true,
		looksAfterUncertain: readNumber(options.looksAfterUncertain, 3),
		waitBetweenLooksMs: readNumber(options.waitBetweenLooks, 3) * 1000,
	};
}

const TAKEN: readonly string[] = [...Object.values(CREDENTIAL_FIELDS), REQUEST_FIELDS.operationCode, REQUEST_FIELDS.email];

/** The node's own answers would be untrue if these could be set. */
function requireFree(additional: Row): Row {
	const taken = Object.keys(additional).find((name) => TAKEN.includes(name));
	if (taken === undefined) return additional;
	throw new Problem('This field is filled in by the node', 'Additional Fields (Raw)', taken, 'Remove it: the login comes from the credential, the address from E-Mail Address.');
}
