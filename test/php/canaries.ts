import type { Canary } from '../support/canaryBuild';

/** Each breaks one rule of the decoders or the encoder. */
export const CANARIES: Record<string, Canary> = {
	'length-in-characters': { file: 'nodes/CashmanFx/wire/phpEncode.ts', from: 'return `s:${byteLength(text)}:"${text}";`;', to: 'return `s:${text.length}:"${text}";`;' },
	'lost-digits': { file: 'nodes/CashmanFx/wire/phpReader.ts', from: 'return Number.isSafeInteger(value) ? value + 0 : text;', to: 'return value;' },
	'rest-passed-over': { file: 'nodes/CashmanFx/wire/phpReader.ts', from: "if (this.offset !== this.text.length) throw this.problem('There is more text behind the data');", to: '' },
	'cut-off-is-whole': { file: 'nodes/CashmanFx/wire/rowStream.ts', from: "this.read();\n\t\tif (this.part !== 'end')", to: "try { this.read(); } catch { return; }\n\t\tif (this.part !== 'end')" },
	'piece-forgotten': { file: 'nodes/CashmanFx/wire/rowStream.ts', from: 'this.keep(held.subarray(done));', to: 'this.keep(held.subarray(done + (this.missingRows > 3 ? 1 : 0)));' },
	'stack-of-levels': { file: 'nodes/CashmanFx/wire/phpDecode.ts', from: 'if (level >= MOST_LEVELS) throw reader.problem(', to: 'if (level >= 200) throw new RangeError(' },
	'waits-for-ever': { file: 'nodes/CashmanFx/wire/phpReader.ts', from: 'while (this.text.charCodeAt(this.offset) <= 0x20) this.offset++;', to: 'while (!(this.text.charCodeAt(this.offset) > 0x20)) this.offset++;' },
};
