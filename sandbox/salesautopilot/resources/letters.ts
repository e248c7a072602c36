import { ApiStatus, type Call, isObject, requireList, requireObject, type Route, wireText } from '../call';
import { mergeTags } from '../merge';
import { nextId } from '../seed';
import type { SentLetter, Values } from '../types';

function sendOne(call: Call, entry: unknown): SentLetter {
	if (!isObject(entry)) throw new ApiStatus(406);
	const sendId = wireText(entry.send_id);
	const list = call.state.lists.get(call.state.sends.get(sendId) ?? '');
	const record = list?.records.find(({ id }) => id === wireText(entry.contactid));
	if (!list || !record) throw new ApiStatus(404);
	const fill = (name: string): string => mergeTags(wireText(entry[name]), list, record);
	const letter: SentLetter = {
		id: nextId(call.state),
		sendId,
		recordId: record.id,
		to: record.values.email ?? '',
		html: fill('mssys_html_content_part'),
		text: fill('mssys_text_content_part'),
		at: call.sandbox.clock.timestamp(),
	};
	call.state.letters.push(letter);
	call.state.events.push({
		sequence: call.state.events.length + 1,
		at: letter.at,
		kind: 'letter',
		listId: list.id,
		recordId: record.id,
		text: `send ${sendId} to ${letter.to}`,
		body: letter.html,
	});
	return letter;
}

/** Sends an existing timing to one row each; answers with how many went out. */
function sendMail(call: Call): unknown {
	if (!Array.isArray(call.body)) throw new ApiStatus(406);
	return call.body.map((entry) => sendOne(call, entry)).length;
}

function sentIds(call: Call): unknown {
	const { from = '', until = '' } = call.parameters;
	return call.state.letters
		.filter(({ at }) => at.slice(0, 10) >= from && at.slice(0, 10) <= until)
		.map(({ id }) => id);
}

function requireLetter(call: Call): SentLetter {
	const letter = call.state.letters.find(({ id }) => id === call.parameters.id);
	if (!letter) throw new ApiStatus(404);
	return letter;
}

function globalName(name: string): string {
	return name.startsWith('global_') ? name : `global_${name}`;
}

function saveGlobal(isNew: boolean): (call: Call) => unknown {
	return (call) => {
		const body = requireObject(call.body);
		const name = globalName(wireText(body.name));
		if (name === 'global_') throw new ApiStatus(406);
		const known = call.state.globals.get(name);
		if (isNew === (known !== undefined)) return 0;
		const value: Values = {
			name,
			html: wireText(body.html ?? known?.html),
			text: wireText(body.text ?? known?.text),
		};
		call.state.globals.set(name, value);
		return 1;
	};
}

function readGlobal(call: Call): unknown {
	const value = call.state.globals.get(globalName(call.parameters.name ?? ''));
	if (!value) throw new ApiStatus(404);
	return value;
}

function listTasks(call: Call): unknown {
	const list = requireList(call);
	const status = isObject(call.body) && call.body.status !== undefined ? wireText(call.body.status) : undefined;
	return call.state.tasks.filter(
		(task) => task.nl_id === list.id && (status === undefined || task.status === status),
	);
}

function closeTask(call: Call): unknown {
	const task = call.state.tasks.find((candidate) => candidate.event_id === call.parameters.id);
	if (!task) throw new ApiStatus(404);
	task.status = '1';
	return 1;
}

export const letterRoutes: readonly Route[] = [
	{ methods: ['POST'], pattern: 'sendmail', run: sendMail },
	{ methods: ['GET'], pattern: 'sentemailids/:from/:until', run: sentIds },
	{
		methods: ['GET'],
		pattern: 'sendlogsummary/:id',
		run: (call) => ({ id: requireLetter(call).id, sent: '1', opened: '0', clicked: '0' }),
	},
	{
		methods: ['GET'],
		pattern: 'sendloglist/:id',
		run: (call) => [
			{ id: requireLetter(call).recordId, email: requireLetter(call).to, sent: requireLetter(call).at },
		],
	},
	{ methods: ['POST'], pattern: 'createglobalvar', run: saveGlobal(true) },
	{ methods: ['POST'], pattern: 'updateglobalvar', run: saveGlobal(false) },
	{ methods: ['GET'], pattern: 'getglobalvar/name/:name', run: readGlobal },
	{ methods: ['GET', 'POST'], pattern: 'listtask/:nl', run: listTasks },
	{ methods: ['GET'], pattern: 'closeevent/:id', run: closeTask },
	// A call centre's sync: the public client has the call, nothing says what it changes.
	{ methods: ['PUT', 'GET'], pattern: 'vccupdaterecord/:sync/project/:project/record/:record', run: () => 1 },
];
