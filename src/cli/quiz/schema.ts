import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeJsonSchema, SCHEMA_FILES } from '../../lib/server/quiz-schema';
import type { Print } from './usage';

/** Writes the JSON Schemas that editors use; gives the exit code. */
export function runSchema(print: Print): number {
	for (const { file, form } of SCHEMA_FILES) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, makeJsonSchema(form));
		print(`wrote ${file}`);
	}
	return 0;
}
