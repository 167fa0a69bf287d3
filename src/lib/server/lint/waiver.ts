import type { ItemFile } from '../skill-file';
import { isRuleId, type Finding } from './rule';

/**
 * Findings about an item after its waivers: a waiver with a reason silences warnings and notes of its rule,
 * never an error. L26: a waiver that silences nothing is a warning of its own, or it would outlive its reason.
 */
export function applyWaivers<Found extends Finding>(
	item: ItemFile,
	findings: readonly Found[]
): readonly (Found | Finding)[] {
	const isWaived = ({ rule, severity }: Finding) =>
		severity !== 'error' && item.waivers.some((waiver) => waiver.rule === rule);
	const idle = item.waivers.flatMap((waiver, index): readonly Finding[] =>
		findings.some((finding) => finding.rule === waiver.rule && isWaived(finding))
			? []
			: [
					{
						rule: 'L26',
						severity: 'warning',
						path: ['waivers', index],
						message: whyIdle(waiver.rule, findings)
					}
				]
	);
	return [...findings.filter((finding) => !isWaived(finding)), ...idle];
}

function whyIdle(rule: string, findings: readonly Finding[]): string {
	if (!isRuleId(rule)) return `there is no rule ${rule} to waive`;
	return findings.some((finding) => finding.rule === rule)
		? `${rule} is an error here, which no waiver silences`
		: `the waiver of ${rule} silences nothing: remove it`;
}
