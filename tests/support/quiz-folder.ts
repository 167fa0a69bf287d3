import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { pathwayFile } from '../../src/lib/server/pathway-file';
import type { skillFile } from '../../src/lib/server/skill-file';

export type SkillInput = z.input<typeof skillFile>;
export type PathwayInput = z.input<typeof pathwayFile>;

/** A small skill file that passes every check. */
export function aSkillFile(id: string, change: Partial<SkillInput> = {}): SkillInput {
	return {
		id,
		name: `Skill ${id}`,
		short: id,
		anchors: ['I have not.', 'I can say.', 'I have done.', 'I have run.', 'I have led.'],
		items: [anItemFile(`${id}-w1`)],
		...change
	};
}

/** A small item that passes the form check. */
export function anItemFile(
	id: string,
	change: Partial<SkillInput['items'][number]> = {}
): SkillInput['items'][number] {
	return {
		id,
		level: 2,
		subtopic: 'Retries',
		verifies: 'Knows which call may be repeated.',
		bloom: 'Apply',
		stem: 'A call times out. What may the client do next?',
		options: [
			{ text: 'Repeat the PUT', why: 'PUT is idempotent.' },
			{ text: 'Repeat the POST', why: 'Mixes up POST and PUT.' },
			{ text: 'Wait for a reply', why: 'The reply is lost.' }
		],
		key: 0,
		explanation: 'PUT is idempotent, so a repeat has the same effect.',
		sources: [
			{
				title: 'RFC 9110',
				url: 'https://www.rfc-editor.org/rfc/rfc9110',
				checkedOn: '2026-11-22',
				verified: true
			}
		],
		volatility: 'stable',
		reviewBy: '2028-11-22',
		proof: { kind: 'document', ref: 'section 9.2.2' },
		status: 'live',
		...change
	};
}

/** A small pathway file over the skills `apis` and `clusters` that passes every check. */
export function aPathwayFile(change: Partial<PathwayInput> = {}): PathwayInput {
	return {
		id: 'a-to-b',
		title: 'A to B',
		fromRole: 'A',
		toRole: 'B',
		source: { title: 'A guide' },
		guideHoursPerWeek: 10,
		guideHoursWhy: 'An assumption.',
		oneYearTarget: 'later',
		asGiven: {
			title: 'From A to B',
			difficulty: 'Moderate',
			timeline: '3 months',
			salaryChange: 'some',
			demand: 'high',
			overview: ['Text.'],
			transferable: {
				intro: 'You have:',
				skills: [{ skill: 'apis', name: 'APIs', text: 'You build them.' }]
			},
			toLearn: {
				intro: 'You need:',
				skills: [
					{ skill: 'clusters', name: 'Clusters', importance: 'Critical', weeks: 4, advice: 'Take a course.' }
				]
			},
			roadmap: {
				intro: 'Steps:',
				phases: [
					{
						title: 'First',
						weeks: 4,
						tasks: [
							{ task: 'course', text: 'Take a course.' },
							{ task: 'project', text: 'Do a project.' }
						],
						resources: [{ resource: 'docs', text: 'The documentation' }]
					}
				]
			},
			realityCheck: { intro: 'Be honest.', love: ['It.'], miss: ['That.'], challenges: ['These.'] },
			actionPlan: { intro: 'Start.', thisWeek: ['One.'], thisMonth: ['Two.'], next90Days: ['Three.'] },
			faq: [{ answer: 'Yes.' }]
		},
		notes: [{ id: 'C1', place: 'title', says: '3 months', note: 'It says so.' }],
		targets: [
			{ id: 'entry', name: 'At entry', description: 'Day one.', requirements: requirements(1, 2) },
			{ id: 'later', name: 'Later', description: 'A year on.', requirements: requirements(1, 3) }
		],
		prerequisites: [
			{
				needs: { skill: 'apis', level: 1 },
				before: { skill: 'clusters', level: 2 },
				strength: 'hard',
				why: 'First things first.'
			}
		],
		transfers: [
			{
				from: { skill: 'apis', level: 1 },
				to: { skill: 'clusters', level: 1 },
				credit: 0.2,
				why: 'You know services.'
			}
		],
		tasks: [
			{
				id: 'course',
				title: 'Take a course',
				origin: 'guide',
				trains: [{ skill: 'clusters', level: 1, weeks: 1 }],
				reaches: [{ skill: 'clusters', level: 1 }],
				resources: ['docs']
			},
			{
				id: 'project',
				title: 'Do a project',
				origin: 'guide',
				trains: [{ skill: 'clusters', level: 2, weeks: 3 }],
				reaches: [{ skill: 'clusters', level: 2 }]
			},
			{
				id: 'refresh',
				title: 'Refresh APIs',
				origin: 'added',
				phase: 1,
				after: 'course',
				why: 'The guide assumes it.',
				trains: [{ skill: 'apis', level: 1, weeks: 1 }],
				reaches: [{ skill: 'apis', level: 1 }]
			}
		],
		resources: [
			{
				id: 'docs',
				status: 'A',
				title: 'Docs',
				url: 'https://example.org/docs',
				cost: 'free',
				checkedOn: '2026-11-22'
			}
		],
		...change
	};
}

function requirements(apis: number, clusters: number): PathwayInput['targets'][number]['requirements'] {
	return [
		{ skill: 'apis', level: apis, importance: 'Important' },
		{ skill: 'clusters', level: clusters, importance: 'Critical' }
	];
}

/** Writes quiz files into a folder of their own and gives its path; `text` replaces a file by raw text. */
export function writeQuizFolder(files: {
	readonly skills?: readonly SkillInput[];
	readonly pathways?: readonly PathwayInput[];
	readonly text?: Readonly<Record<string, string>>;
}): { readonly root: string; readonly remove: () => void } {
	const root = mkdtempSync(join(tmpdir(), 'quizzes-'));
	for (const folder of ['skills', 'pathways']) mkdirSync(join(root, folder));
	for (const skill of files.skills ?? [aSkillFile('apis'), aSkillFile('clusters')]) {
		writeFileSync(
			join(root, 'skills', `${skill.id}.yaml`),
			stringify(skill, { aliasDuplicateObjects: false })
		);
	}
	for (const pathway of files.pathways ?? [aPathwayFile()]) {
		writeFileSync(
			join(root, 'pathways', `${pathway.id}.yaml`),
			stringify(pathway, { aliasDuplicateObjects: false })
		);
	}
	for (const [name, text] of Object.entries(files.text ?? {})) writeFileSync(join(root, name), text);
	return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
