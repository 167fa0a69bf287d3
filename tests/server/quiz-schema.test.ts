import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeJsonSchema, SCHEMA_FILES } from '../../src/lib/server/quiz-schema';

test.each(SCHEMA_FILES)('$file is what the form generates (npm run quiz -- schema)', ({ file, form }) => {
	expect(readFileSync(file, 'utf8')).toBe(makeJsonSchema(form));
});

test('the schemas are draft 7, which editors read', () => {
	for (const { form } of SCHEMA_FILES)
		expect(makeJsonSchema(form)).toContain('http://json-schema.org/draft-07/schema#');
});
