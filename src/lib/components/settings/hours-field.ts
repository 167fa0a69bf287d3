/** What is wrong with hours finer than a quarter, which nobody plans by; empty where nothing is. `name` as in "Hours a week". */
export function quarterProblem(name: string, hours: number): string {
	const quarters = hours * 4;
	if (Number.isInteger(quarters)) return '';
	return `${name} go by quarters of an hour: ${Math.floor(quarters) / 4} or ${Math.ceil(quarters) / 4}.`;
}
