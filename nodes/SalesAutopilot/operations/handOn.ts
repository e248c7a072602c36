import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isRecord } from '../../../core/record';
import { withoutErrorField } from '../../errorField';
import type { ItemOutput } from '../../itemLoop';

/** An item that goes on with something added to it. */
export interface Input {
	fields: IDataObject;
	binary: IBinaryKeyData | undefined;
	/** Set for an item that failed in an earlier node. */
	error: INodeExecutionData['error'];
}

/** A Code node may give an item without data (`json: null`): its fields are none. */
export function readInput(context: IExecuteFunctions, itemIndex: number): Input {
	const { json, binary, error }: Partial<INodeExecutionData> = context.getInputData()[itemIndex] ?? {};
	return { fields: isRecord(json) ? (json as IDataObject) : {}, binary, error };
}

/** The item with its files, and what is added. */
export function handOn({ fields, binary }: Input, added: IDataObject): ItemOutput {
	return withFiles({ json: { ...withoutErrorField(fields), ...added } as IDataObject }, binary);
}

/** What an earlier try of the run put out is remembered without its files. */
export function withFiles(output: ItemOutput, binary: IBinaryKeyData | undefined): ItemOutput {
	return { ...output, ...(binary !== undefined && { binary }) };
}
