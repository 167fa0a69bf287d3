/** An edge "from before to", with where it was written. */
export interface Edge<Place> {
	readonly from: string;
	readonly to: string;
	readonly place: Place;
}

/** A cycle, as its nodes in order (the first one is repeated at the end) and the edge that closes it. */
export interface Cycle<Place> {
	readonly nodes: readonly string[];
	readonly closing: Edge<Place>;
}

/**
 * Finds one cycle per group of nodes that depend on each other, by depth-first search without
 * recursion (long chains must not overflow the stack). Edges are followed in the given order.
 */
export function findCycles<Place>(edges: readonly Edge<Place>[]): readonly Cycle<Place>[] {
	const outgoing = new Map<string, Edge<Place>[]>();
	for (const edge of edges) {
		const siblings = outgoing.get(edge.from);
		if (siblings === undefined) outgoing.set(edge.from, [edge]);
		else siblings.push(edge);
	}
	const finished = new Set<string>();
	const cycles: Cycle<Place>[] = [];
	for (const start of outgoing.keys()) {
		if (finished.has(start)) continue;
		const path = [{ node: start, next: 0 }];
		const onPath = new Set([start]);
		for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
			const edge = outgoing.get(top.node)?.[top.next];
			top.next += 1;
			if (edge === undefined) {
				path.pop();
				onPath.delete(top.node);
				finished.add(top.node);
			} else if (onPath.has(edge.to)) {
				const from = path.findIndex(({ node }) => node === edge.to);
				cycles.push({ nodes: [...path.slice(from).map(({ node }) => node), edge.to], closing: edge });
			} else if (!finished.has(edge.to)) {
				path.push({ node: edge.to, next: 0 });
				onPath.add(edge.to);
			}
		}
	}
	return cycles;
}
