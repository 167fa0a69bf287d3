import { proseOf } from './prose';
import type { ItemRule } from './rule';

/** First names that stand in for "a person" in questions; those that are words as well are left out. */
const PEOPLE =
	/\b(?:Ahmed|Ali|Alice|Anna|Bob|Carlos|Carol|Charlie|David|Emma|Fatima|James|Jane|John|Kim|Li|Maria|Mary|Mohammed|Peter|Priya|Sarah|Susan|Thomas|Tom|Wei)\b/;

/** Companies that stand in for "a company"; makers of the tools an item is about are no scenery. */
const COMPANIES =
	/\b(?:Airbnb|DoorDash|Instagram|LinkedIn|Lyft|Netflix|Pinterest|Spotify|TikTok|Twitter|Uber)\b/;

/** L24: scenarios are about "a team", not about somebody with a name. */
export const checkScenery: ItemRule = (item) =>
	[PEOPLE, COMPANIES].flatMap((names) => {
		const name = names.exec(proseOf(item.stem))?.[0];
		return name === undefined
			? []
			: [
					{
						rule: 'L24' as const,
						severity: 'note' as const,
						path: ['stem'],
						message: `"${name}" gives the scenario a name: "a team" or "a service" will do`
					}
				];
	});
