import { DEFAULT_BASE_URL, readBaseUrl } from '../../nodes/SalesAutopilot/wire/address';
import { problemOf } from '../core/builders';

test.each(['', ' ', null, {}])('an own server with the address %j is refused: its login does not go to the vendor', (baseUrl) => {
	expect(problemOf(() => readBaseUrl({ ownServer: true, baseUrl }))).toMatchObject({ what: 'This is not a web address', field: 'Server Address of the SalesAutopilot credential', remedy: expect.stringMatching(/https:\/\//) });
});

test('the vendor\'s server is asked with the switch off, and for a credential from before the field', () => {
	for (const credential of [{}, { ownServer: false, baseUrl: 'http://127.0.0.1:1' }, { ownServer: false, baseUrl: '' }, { ownServer: true }]) expect(readBaseUrl(credential)).toBe(DEFAULT_BASE_URL);
});

test('an address is taken without the slashes at its end, and one with a login is shown without it', () => {
	expect(readBaseUrl({ ownServer: true, baseUrl: ' http://127.0.0.1:4010/salesautopilot// ' })).toBe('http://127.0.0.1:4010/salesautopilot');
	expect(problemOf(() => readBaseUrl({ ownServer: true, baseUrl: 'https://anna:secret@example.hu' })).message).not.toMatch(/secret/);
});
