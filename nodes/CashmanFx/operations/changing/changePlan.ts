import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { requireEmail } from '../../../../core/email';
import { typedText } from '../../../../core/text';
import type { Row } from '../../wire/createRows';
import { REQUEST_FIELDS } from '../../wire/fieldNames';
import { readFreeFields } from '../common/additionalFields';
import { readLooks, type Looks } from '../common/settings';
import { readTarget, type Target } from '../existing/target';

/** What one item asks to be changed, read before anything is sent. */
export interface ChangePlan extends Looks {
	target: Target;
	additional: Row;
	/** Where the new document is mailed; "" mails nobody. */
	email: string;
	actWithoutLookUp: boolean;
}

export function readChangePlan(context: IExecuteFunctions, itemIndex: number): ChangePlan {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const sendsEmail = context.getNodeParameter('sendEmail', itemIndex, false) === true;
	const target = readTarget(context, itemIndex);
	return {
		target,
		additional: readFreeFields(context, itemIndex, [REQUEST_FIELDS.email, target.wireNames.invoiceNumber, target.wireNames.paidOn]),
		email: sendsEmail ? requireEmail(typedText(context.getNodeParameter('email', itemIndex, ''), 'E-Mail Address'), 'E-Mail Address') : '',
		actWithoutLookUp: options.actWithoutLookUp === true,
		...readLooks(options),
	};
}
