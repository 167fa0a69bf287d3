import type { Finding, ItemRule } from './rule';

const PROOF = /^tests\/items\/[\w-]+\.test\.ts$/;

/** L22: code is run by a test or says why not, and a proof that is said to run is there and knows the item. */
export const checkCodeProof: ItemRule = (item, { readProof }) => {
	const { kind, ref } = item.proof;
	const problem = (path: Finding['path'], message: string): Finding => ({
		rule: 'L22',
		severity: 'error',
		path,
		message
	});
	if (kind === 'document') {
		return item.code === undefined || item.code.notRun !== undefined
			? []
			: [problem(['code'], 'the code is not run by a test: say why in "notRun", or prove the key by one')];
	}
	if (!PROOF.test(ref))
		return [problem(['proof', 'ref'], `a proof that runs is a test under tests/items/, not ${ref}`)];
	const test = readProof(ref);
	if (test === undefined) return [problem(['proof', 'ref'], `there is no test ${ref}`)];
	return test.includes(item.id) ? [] : [problem(['proof', 'ref'], `${ref} does not speak of ${item.id}`)];
};
