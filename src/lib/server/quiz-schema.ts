import * as z from 'zod';
import { pathwayFile } from './pathway-file';
import { skillFile } from './skill-file';

/** Files under `static/schemas/` and the forms they are generated from. */
export const SCHEMA_FILES = [
	{ file: 'static/schemas/skill.schema.json', form: skillFile },
	{ file: 'static/schemas/pathway.schema.json', form: pathwayFile }
] as const;

/** JSON Schema for editors. Draft 7, because yaml-language-server documents "JSON Schema 7 and below". */
export function makeJsonSchema(form: z.ZodType): string {
	return `${JSON.stringify(z.toJSONSchema(form, { target: 'draft-7', io: 'input' }), null, 2)}\n`;
}
