import type { Day } from '../../lib/domain/calendar';
import { TO_WRITE } from '../../lib/server/lint/completeness';

/** A skill as a pathway names it. */
export interface SkillName {
	readonly id: string;
	readonly name: string;
}

/**
 * A pathway file with a comment on each part: a person brings some skills to level 1 and learns others. Every
 * reference in it is to something that exists, so that it can be filled in one part at a time.
 */
export function pathwayTemplate(
	id: string,
	skills: { readonly brings: readonly SkillName[]; readonly learns: readonly SkillName[] },
	today: Day
): string {
	const { brings, learns } = skills;
	const each = (list: readonly SkillName[], line: (skill: SkillName) => string) => list.map(line).join('\n');
	const all = [...brings, ...learns];
	return `# yaml-language-server: $schema=../../static/schemas/pathway.schema.json
#
# One transition between two roles. The id is the name of this file. It is on the site as soon as the site is
# built, so write it on a branch. Check it with: npm run quiz -- check
id: ${id}
title: "${TO_WRITE}: From A to B"
fromRole: "${TO_WRITE}: A"
toRole: "${TO_WRITE}: B"
# Where the guide's text comes from; url is optional.
source:
  title: "${TO_WRITE}: title of the guide"
# The guide counts in weeks. These are the hours we take a week to hold, and why.
guideHoursPerWeek: 10
guideHoursWhy: "${TO_WRITE}"
# Which of the targets below is the one after a year.
oneYearTarget: one-year

# The guide, word for word. Nothing is repaired here; corrections stand in "notes".
asGiven:
  title: "${TO_WRITE}"
  difficulty: "${TO_WRITE}"
  timeline: "${TO_WRITE}"
  salaryChange: "${TO_WRITE}"
  demand: "${TO_WRITE}"
  # Paragraphs.
  overview:
    - "${TO_WRITE}"
  # What people bring. Each skill names a file under quizzes/skills.
  transferable:
    intro: "${TO_WRITE}"
    skills:
${each(brings, (skill) => `      - skill: ${skill.id}\n        name: ${JSON.stringify(skill.name)}\n        text: "${TO_WRITE}"`)}
  # What they learn. importance: Critical, Important or Nice to have.
  toLearn:
    intro: "${TO_WRITE}"
    skills:
${each(learns, (skill) => `      - skill: ${skill.id}\n        name: ${JSON.stringify(skill.name)}\n        importance: Important\n        weeks: 2\n        advice: "${TO_WRITE}"`)}
  # The guide's phases. Their tasks stand under "tasks", and hold no more weeks than the phase says.
  roadmap:
    intro: "${TO_WRITE}"
    phases:
      - title: "${TO_WRITE}"
        weeks: ${2 * learns.length}
        tasks:
${each(learns, (skill) => `          - task: learn-${skill.id}\n            text: "${TO_WRITE}: the guide's words"`)}
        resources:
          - resource: first-page
            text: "${TO_WRITE}: the guide's words"
  realityCheck:
    intro: "${TO_WRITE}"
    love:
      - "${TO_WRITE}"
    miss:
      - "${TO_WRITE}"
    challenges:
      - "${TO_WRITE}"
  actionPlan:
    intro: "${TO_WRITE}"
    thisWeek:
      - "${TO_WRITE}"
    thisMonth:
      - "${TO_WRITE}"
    next90Days:
      - "${TO_WRITE}"
  faq:
    - question: "${TO_WRITE}?"
      answer: "${TO_WRITE}"

# Our notes beside the guide: id C1, C2 ..., place, what it says, what is off. None is fine: [].
notes: []

# Required level (0 to 4) and importance of every skill. The first target is the one at entry.
targets:
  - id: entry
    name: "${TO_WRITE}: at entry"
    description: "${TO_WRITE}"
    requirements:
${each(all, (skill) => `      - { skill: ${skill.id}, level: 1, importance: Important }`)}
  - id: one-year
    name: "${TO_WRITE}: after a year"
    description: "${TO_WRITE}"
    requirements:
${each(all, (skill) => `      - { skill: ${skill.id}, level: 2, importance: Important }`)}

# What has to be there before what: needs and before are a skill and a level, strength is hard or soft.
prerequisites: []

# A level that shortens the work on a step of another skill: from, to, credit up to 0.5, why as a sentence.
transfers: []

# What to do. origin guide: stands in a phase above, once. origin added: ours, with phase and why. A level is
# reached when the last task that "reaches" it is done; every level up to the entry target needs such a task.
tasks:
${each(
	learns,
	(skill) => `  - id: learn-${skill.id}
    title: "${TO_WRITE}: an imperative"
    origin: guide
    trains:
      - { skill: ${skill.id}, level: 1, weeks: 2 }
    reaches:
      - { skill: ${skill.id}, level: 1 }
    resources: [first-page]`
)}
${each(
	brings,
	(skill) => `  - id: refresh-${skill.id}
    title: "${TO_WRITE}: an imperative"
    origin: added
    phase: 1
    why: "${TO_WRITE}"
    trains:
      - { skill: ${skill.id}, level: 1, weeks: 2 }
    reaches:
      - { skill: ${skill.id}, level: 1 }`
)}

# status A: exists as named, page seen. B: exists, page not seen. C: another title or provider. D: imprecise.
# U: not found. A paid resource names a free alternative.
resources:
  - id: first-page
    status: U
    title: "${TO_WRITE}"
    cost: free
    checkedOn: ${today}
`;
}
