import type { Evidence } from '../../src/lib/domain/evidence';
import type { Item, Quiz, Skill } from '../../src/lib/domain/quiz';

/**
 * The measurement model a second time, written from the specification and as naively as possible: every
 * person node times every combination of levels, nothing shared, nothing cached, probabilities by numerical
 * integration. Slow, and independent of the code it judges.
 */

interface Node {
	readonly weight: number;
	readonly abilities: Readonly<Record<Skill['view'], number>>;
	readonly bias: number;
	readonly noise: number;
	readonly style: 'low' | 'high' | 'careless';
	readonly habit: 'usual' | 'hesitant';
}

/** One combination of a person node and a level per skill, with its unnormalised posterior probability. */
export interface World {
	readonly node: Node;
	readonly nodeIndex: number;
	readonly levels: readonly number[];
	readonly mass: number;
}

const K = 5;

function phi(z: number): number {
	return Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
}

/** P(Z <= z) by Simpson's rule from -12. */
function cdf(z: number): number {
	if (z <= -12) return 0;
	const steps = 4000;
	const width = (Math.min(z, 12) + 12) / steps;
	let sum = phi(-12) + phi(-12 + steps * width);
	for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * phi(-12 + i * width);
	return (sum * width) / 3;
}

const bins = new Map<string, number>();

function bin(k: number, mean: number, sd: number): number {
	const key = `${k} ${mean} ${sd}`;
	const known = bins.get(key);
	if (known !== undefined) return known;
	const high = k === K - 1 ? 1 : cdf((k + 0.5 - mean) / sd);
	const low = k === 0 ? 0 : cdf((k - 0.5 - mean) / sd);
	bins.set(key, high - low);
	return high - low;
}

function allNodes(): readonly Node[] {
	const g = [-1.6, -0.8, 0, 0.8, 1.6];
	const z = [-1.8, -0.9, 0, 0.9, 1.8];
	const noises = [
		[0.9, 0.45],
		[1.9, 0.45],
		[Infinity, 0.1]
	] as const;
	const styles = [
		['low', 'usual', 0.36],
		['low', 'hesitant', 0.12],
		['high', 'usual', 0.36],
		['high', 'hesitant', 0.12],
		['careless', 'usual', 0.04]
	] as const;
	const nodes: Node[] = [];
	for (const t of g)
		for (const l of g)
			for (const b of z)
				for (const [noise, noiseShare] of noises)
					for (const [style, habit, styleShare] of styles)
						nodes.push({
							weight: Math.exp(-(t * t - t * l + l * l) / 1.5) * phi(b) * noiseShare * styleShare,
							abilities: { transferable: t, 'to-learn': l },
							bias: 0.35 + 0.8 * b,
							noise,
							style,
							habit
						});
	return nodes;
}

const NODES = allNodes();

function levelGiven(skill: Skill, level: number, node: Node): number {
	const mean = skill.priorMean ?? (skill.view === 'transferable' ? 2.2 : 1);
	return bin(level, mean + 0.65 * 1.25 * node.abilities[skill.view], 1.25 * Math.sqrt(1 - 0.65 * 0.65));
}

function ratingGiven(rating: number, level: number, node: Node): number {
	if (node.style === 'careless') return 1 / K;
	if (node.noise === Infinity) return bin(rating, 2 + node.bias, 1.3);
	return 0.95 * bin(rating, 2 + 0.9 * (level - 2) + node.bias, node.noise) + 0.05 / K;
}

/** P(outcome and tag | level, node); `confidence` undefined leaves the tag out. */
export function answerGiven(
	item: Item,
	outcome: 'right' | 'wrong' | 'unknown',
	confidence: 'sure' | 'not-sure' | undefined,
	level: number,
	node: Pick<Node, 'style' | 'habit'>
): number {
	const options = item.options.length;
	const tag = (sure: number): number => {
		if (confidence === undefined || outcome === 'unknown') return 1;
		return confidence === 'sure' ? sure : 1 - sure;
	};
	if (node.style === 'careless') {
		if (outcome === 'unknown') return 0.1;
		return (outcome === 'right' ? 0.9 / options : 0.9 * (1 - 1 / options)) * tag(0.5);
	}
	const kappa = 1 / (1 + Math.exp(-2.6 * (level - (item.difficulty ?? item.level - 0.5))));
	const gamma = item.guess ?? 1 / options + 0.03;
	const slip = item.slip ?? 0.08;
	const pi = node.style === 'low' ? 0.08 : 0.5;
	const [sureKnown, sureUnknown] = node.habit === 'usual' ? [0.8, 0.3] : [0.3, 0.05];
	if (outcome === 'unknown') return kappa * 0.02 + (1 - kappa) * pi;
	if (outcome === 'right')
		return kappa * 0.98 * (1 - slip) * tag(sureKnown) + (1 - kappa) * (1 - pi) * gamma * tag(sureUnknown);
	return kappa * 0.98 * slip * tag(sureKnown) + (1 - kappa) * (1 - pi) * (1 - gamma) * tag(sureUnknown);
}

function likelihood(quiz: Quiz, piece: Evidence, levels: readonly number[], node: Node): number {
	const index = quiz.skills.findIndex((skill) => skill.id === piece.skill);
	const level = levels[index]!;
	if (piece.source === 'rated') return ratingGiven(piece.level, level, node);
	const item = quiz.skills[index]!.items.find(({ id }) => id === piece.item)!;
	return answerGiven(item, piece.outcome, piece.confidence, level, node);
}

function combinations(skills: number): readonly (readonly number[])[] {
	if (skills === 0) return [[]];
	return combinations(skills - 1).flatMap((rest) => [0, 1, 2, 3, 4].map((level) => [...rest, level]));
}

/** Every world with its normalised posterior probability, in node order. */
export function enumerateWorlds(quiz: Quiz, evidence: readonly Evidence[]): readonly World[] {
	const worlds = NODES.flatMap((node, nodeIndex) =>
		combinations(quiz.skills.length).map((levels) => {
			const prior = quiz.skills.reduce(
				(product, skill, index) => product * levelGiven(skill, levels[index]!, node),
				node.weight
			);
			const mass = evidence.reduce(
				(product, piece) => product * likelihood(quiz, piece, levels, node),
				prior
			);
			return { node, nodeIndex, levels, mass };
		})
	);
	const total = worlds.reduce((sum, { mass }) => sum + mass, 0);
	return worlds.map((world) => ({ ...world, mass: world.mass / total }));
}

/** Probability of everything a world may satisfy. */
export function probabilityOf(worlds: readonly World[], holds: (world: World) => boolean): number {
	return worlds.filter(holds).reduce((sum, { mass }) => sum + mass, 0);
}
