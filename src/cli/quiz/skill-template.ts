import type { Day } from '../../lib/domain/calendar';
import { TO_WRITE } from '../../lib/server/lint/completeness';
import { itemTemplate } from './item-template';

/** A skill file with a comment on each field and one draft item. */
export function skillTemplate(id: string, today: Day): string {
	return `# yaml-language-server: $schema=../../static/schemas/skill.schema.json
#
# One skill: what each level means, and its questions. Every pathway may use it by its id, which is the name
# of this file. Check it with: npm run quiz -- check
id: ${id}
name: "${TO_WRITE}: full name"
# Label on the radar, at most 18 characters.
short: ${TO_WRITE}
# One sentence per level, first person, a thing done and not a feeling. Each level includes the one below.
anchors:
  # 0 New to me
  - I have not used this, and I could not say what it is for.
  # 1 Aware: I can say what it is for and name its main parts.
  - "${TO_WRITE}: I can explain ..."
  # 2 Working: I finished a real task with it, using documentation.
  - "${TO_WRITE}: I have built ..."
  # 3 Practised: I ran it in production and found the cause of failures without help.
  - "${TO_WRITE}: I have run ..."
  # 4 Expert: others bring me the hard cases, and use what I decided.
  - "${TO_WRITE}: I decide ..."
# Live items wanted: three per level up to the entry target, two per level from there to the one-year target.
items:
${itemTemplate(`${id}-w1`, today)}`;
}
