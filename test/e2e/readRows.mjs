/** Writes every row of n8n's own database as one line `table<tab>row`; run by n8n's own Node.js, with n8n's own driver, as it is the one that suits the file. */
import { createRequire } from 'node:module';

const [n8nCommand, file] = process.argv.slice(2);
const { Database, OPEN_READONLY } = createRequire(n8nCommand)('sqlite3');
const database = new Database(file, OPEN_READONLY);
const all = async (sql) => await new Promise((resolve, reject) => { database.all(sql, (error, rows) => (error ? reject(error) : resolve(rows))); });

// As bytes a text would be a list of numbers.
const readable = (_name, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value);
for (const { name } of await all('SELECT name FROM sqlite_master WHERE type = \'table\'')) {
	for (const row of await all(`SELECT * FROM "${name}"`)) process.stdout.write(`${name}\t${JSON.stringify(row, readable)}\n`);
}
