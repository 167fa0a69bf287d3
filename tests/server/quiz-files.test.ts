import { afterEach, describe, expect, test } from 'vitest';
import { formatIssue, QuizError } from '../../src/lib/server/issue';
import { listPathways, loadGuide, loadQuiz, outlineOf, readQuizFiles } from '../../src/lib/server/quiz-files';
import {
	anItemFile,
	aPathwayFile,
	aSkillFile,
	writeQuizFolder,
	type PathwayInput
} from '../support/quiz-folder';

const removals: (() => void)[] = [];
afterEach(() => removals.splice(0).forEach((remove) => remove()));

function folder(files: Parameters<typeof writeQuizFolder>[0] = {}): string {
	const { root, remove } = writeQuizFolder(files);
	removals.push(remove);
	return root;
}

function messages(files: Parameters<typeof writeQuizFolder>[0]): readonly string[] {
	return readQuizFiles(folder(files)).issues.map((issue) =>
		formatIssue(issue).replace(/^.*?(skills|pathways)\//, '$1/')
	);
}

/** The small pathway with a change made to a deep copy of it. */
function changed(change: (pathway: PathwayInput) => void): PathwayInput {
	const pathway = structuredClone(aPathwayFile());
	change(pathway);
	return pathway;
}

describe('a good folder', () => {
	test('has no issues and loads', () => {
		const root = folder();
		expect(readQuizFiles(root).issues).toEqual([]);
		expect(listPathways(root)).toEqual(['a-to-b']);
		const quiz = loadQuiz('a-to-b', root);
		expect(quiz.skills.map(({ id, view }) => [id, view])).toEqual([
			['apis', 'transferable'],
			['clusters', 'to-learn']
		]);
		expect(quiz.tasks.map(({ id }) => id)).toEqual(['course', 'project', 'refresh']);
		expect(quiz.tasks[1]?.trains).toEqual([{ skill: 'clusters', level: 2, hours: 30 }]);
		expect(quiz.tasks[0]?.asGiven).toBe('Take a course.');
		expect(outlineOf(quiz).skills[0]).not.toHaveProperty('items');
		expect(loadGuide('a-to-b', root).added.map(({ title }) => title)).toEqual(['Refresh APIs']);
	});

	test('only live items reach the quiz', () => {
		const items = (['draft', 'reviewed', 'live', 'reserve', 'archived'] as const).map((status) =>
			anItemFile(`i-${status}`, { status })
		);
		const root = folder({ skills: [aSkillFile('apis', { items }), aSkillFile('clusters')] });
		expect(loadQuiz('a-to-b', root).skills[0]?.items.map(({ id }) => id)).toEqual(['i-live']);
	});

	test('the version of an item changes with stem, options, key and level, and with nothing else', () => {
		const versionOf = (change: Parameters<typeof anItemFile>[1]) => {
			const skills = [aSkillFile('apis', { items: [anItemFile('i', change)] }), aSkillFile('clusters')];
			return loadQuiz('a-to-b', folder({ skills })).skills[0]?.items[0]?.version;
		};
		const base = versionOf({});
		expect(versionOf({ explanation: 'Another one.' })).toBe(base);
		expect(versionOf({ status: 'live', reviewBy: '2027-01-01' })).toBe(base);
		expect(versionOf({ stem: 'Another stem?' })).not.toBe(base);
		expect(versionOf({ key: 1 })).not.toBe(base);
		expect(versionOf({ level: 3 })).not.toBe(base);
	});

	test('the content hash is the same for the same content and another for other content', () => {
		const one = loadQuiz('a-to-b', folder()).contentHash;
		const again = loadQuiz('a-to-b', folder()).contentHash;
		const other = loadQuiz(
			'a-to-b',
			folder({ pathways: [aPathwayFile({ guideHoursPerWeek: 12 })] })
		).contentHash;
		expect(again).toBe(one);
		expect(other).not.toBe(one);
	});
});

describe('errors of form carry line and column', () => {
	const cases: readonly (readonly [string, string, RegExp])[] = [
		[
			'an unknown key',
			'id: x\nname: X\nshort: X\nnmae: X\nanchors: [a, b, c, d, e]\nitems: []\n',
			/^skills\/x\.yaml:4:1 nmae: Unrecognized key/
		],
		[
			'a missing field',
			'id: x\nname: X\nanchors: [a, b, c, d, e]\nitems: []\n',
			/^skills\/x\.yaml:1:1 short: /
		],
		[
			'a level out of range',
			'id: x\nname: X\nshort: X\nanchors: [a, b, c, d, e]\nitems:\n  - id: i\n    level: 7\n',
			/^skills\/x\.yaml:7:5 items\[0\]\.level: Too big/
		],
		['bad indentation', 'id: x\n name: X\n', /^skills\/x\.yaml:[12]:\d+ /],
		['a duplicate key', 'id: x\nid: y\n', /^skills\/x\.yaml:2:1 Map keys must be unique/],
		['an alias', 'id: &a x\nname: *a\n', /^skills\/x\.yaml:\d:\d+ aliases .* are not allowed/],
		['a tab', 'id: x\n\tname: X\n', /^skills\/x\.yaml:2:1 /],
		['brackets without end', `id: ${'['.repeat(5000)}\n`, /^skills\/x\.yaml:1:1 more than 20 brackets/],
		['an enormous file', `# ${'x'.repeat(1_000_001)}\n`, /^skills\/x\.yaml:1:1 the file is larger than/],
		[
			'thousands of keys',
			`${Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n')}\n`,
			/^skills\/x\.yaml:501:1 more than 500 keys/
		],
		[
			'an address that is not https',
			'id: x\nname: X\nshort: X\nanchors: [a, b, c, d, e]\nitems:\n  - id: i\n    sources:\n      - url: "javascript:alert(1)"\n',
			/^skills\/x\.yaml:8:9 items\[0\]\.sources\[0\]\.url: an https address/
		]
	];

	test.each(cases)('%s', (_name, text, expected) => {
		const found = messages({ text: { 'skills/x.yaml': text } });
		expect(
			found.some((message) => expected.test(message)),
			found.join('\n')
		).toBe(true);
	});

	test('a hostile file is refused quickly', () => {
		const started = performance.now();
		messages({
			text: { 'skills/x.yaml': `${'- '.repeat(1000)}a\n`, 'skills/y.yaml': `id: ${'{a: '.repeat(3000)}` }
		});
		expect(performance.now() - started).toBeLessThan(2000);
	});
});

describe('errors of meaning', () => {
	const cases: readonly (readonly [string, (pathway: PathwayInput) => void, RegExp])[] = [
		[
			'an unknown skill, with a suggestion',
			(p) => (p.tasks[0]!.trains![0]!.skill = 'cluster'),
			/unknown skill of this pathway "cluster", did you mean "clusters"\?/
		],
		['an unknown task', (p) => (p.tasks[1]!.needsTasks = ['nothing']), /unknown task "nothing"/],
		['an unknown resource', (p) => (p.tasks[0]!.resources = ['nothing']), /unknown resource "nothing"/],
		[
			'an unknown skill file',
			(p) => (p.asGiven.toLearn.skills[0]!.skill = 'missing'),
			/unknown skill "missing"/
		],
		[
			'a duplicate task id',
			(p) => p.tasks.push({ ...p.tasks[2]!, title: 'Again' }),
			/duplicate task id "refresh": first used at .*pathways\/a-to-b\.yaml:\d+/
		],
		[
			'a target that forgets a skill',
			(p) => p.targets[0]!.requirements.pop(),
			/target "entry" says nothing about skill "clusters"/
		],
		[
			'a prerequisite cycle, spelled out',
			(p) =>
				p.prerequisites.push({
					needs: { skill: 'clusters', level: 2 },
					before: { skill: 'apis', level: 1 },
					strength: 'hard',
					why: 'Circle.'
				}),
			/prerequisites go round in a circle: .*apis 1 -> .*clusters 2.* -> apis 1|clusters 2 -> apis 1 -> clusters 2/
		],
		[
			'tasks that wait for each other',
			(p) => {
				p.tasks[0]!.needsTasks = ['project'];
			},
			/tasks wait for each other in a circle: .*course.*project/
		],
		[
			'a phase that holds more weeks than it says',
			(p) => (p.asGiven.roadmap.phases[0]!.weeks = 2),
			/phase 1 says 2 weeks, its tasks hold 4/
		],
		[
			'a to-learn skill without a task',
			(p) => {
				for (const task of p.tasks.slice(0, 2)) {
					task.trains = [{ skill: 'apis', level: 1, weeks: 1 }];
					task.reaches = [];
				}
			},
			/no task trains the to-learn skill "clusters"/
		],
		[
			'a level up to the target that no task reaches',
			(p) => (p.tasks[1]!.reaches = []),
			/no task reaches "clusters" at level 2/
		],
		[
			'an added task without a reason',
			(p) => delete p.tasks[2]!.why,
			/added task "refresh" needs "why" and "phase"/
		],
		[
			'a guide task that stands in no phase',
			(p) => (p.tasks[2]!.origin = 'guide'),
			/guide task "refresh" stands 0 times/
		],
		[
			'a reached skill that is not trained',
			(p) => (p.tasks[0]!.reaches = [{ skill: 'apis', level: 1 }]),
			/reaches "apis" at level 1 without training it/
		]
	];

	test.each(cases)('%s', (_name, change, expected) => {
		const found = messages({ pathways: [changed(change)] });
		expect(
			found.some((message) => expected.test(message)),
			found.join('\n')
		).toBe(true);
		expect(found[0]).toMatch(/^pathways\/a-to-b\.yaml:\d+:\d+ /);
	});

	test('an item id used in two skills', () => {
		const skills = [
			aSkillFile('apis', { items: [anItemFile('same')] }),
			aSkillFile('clusters', { items: [anItemFile('same')] })
		];
		expect(messages({ skills })[0]).toMatch(
			/clusters\.yaml:\d+:\d+ duplicate item id "same": first used at .*apis\.yaml/
		);
	});

	test('loading stops with every issue at once', () => {
		const root = folder({
			pathways: [
				changed((p) => {
					p.oneYearTarget = 'x';
					p.tasks[0]!.resources = ['y'];
				})
			]
		});
		expect(() => loadQuiz('a-to-b', root)).toThrow(QuizError);
		expect(() => loadQuiz('a-to-b', root)).toThrow(/unknown target "x"[\s\S]*unknown resource "y"/);
	});
});
