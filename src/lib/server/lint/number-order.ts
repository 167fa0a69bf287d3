import { shownText } from './prose';
import type { ItemRule } from './rule';

/** Sizes of units that may be mixed in one set of options, by what they measure. */
const UNITS: Readonly<Record<string, { readonly measures: string; readonly size: number }>> = {
	ns: { measures: 'time', size: 1e-9 },
	µs: { measures: 'time', size: 1e-6 },
	ms: { measures: 'time', size: 1e-3 },
	s: { measures: 'time', size: 1 },
	second: { measures: 'time', size: 1 },
	minute: { measures: 'time', size: 60 },
	hour: { measures: 'time', size: 3600 },
	day: { measures: 'time', size: 86_400 },
	week: { measures: 'time', size: 604_800 },
	kb: { measures: 'data', size: 1e3 },
	mb: { measures: 'data', size: 1e6 },
	gb: { measures: 'data', size: 1e9 },
	tb: { measures: 'data', size: 1e12 }
};

const NUMBER =
	/^(?:about |around |up to |at most |at least )?[~≈$€£]?([+-]?\d[\d,]*(?:\.\d+)?)\s*(\S*)(.*)$/i;

interface Quantity {
	readonly value: number;
	/** Unit's measure and the words after it; two quantities compare when this is the same. */
	readonly of: string;
}

/** L18: numeric options stand in order, and keep it when shown. */
export const checkNumberOrder: ItemRule = (item) => {
	const quantities = item.options.map(({ text }) => readQuantity(shownText(text)));
	const values = quantities.flatMap((quantity) => (quantity === undefined ? [] : [quantity.value]));
	const kinds = new Set(quantities.map((quantity) => quantity?.of));
	if (values.length < item.options.length || kinds.size > 1) return [];
	const rises = values.slice(1).map((value, index) => Math.sign(value - (values[index] ?? NaN)));
	if (new Set(rises).size > 1) {
		return [
			{
				rule: 'L18',
				severity: 'error',
				path: ['options'],
				message: 'numeric options must stand in ascending or descending order'
			}
		];
	}
	return item.order === 'fixed'
		? []
		: [
				{
					rule: 'L18',
					severity: 'error',
					path: ['options'],
					message: 'numeric options need "order: fixed", or they are shuffled'
				}
			];
};

function readQuantity(text: string): Quantity | undefined {
	const match = NUMBER.exec(text.trim());
	if (match === null) return undefined;
	const [, digits = '', word = '', rest = ''] = match;
	const singular = word.toLowerCase().replace(/(?<=..)s$/, '');
	const unit = UNITS[singular];
	const value = Number(digits.replaceAll(',', '')) * (unit?.size ?? 1);
	return { value, of: `${unit?.measures ?? singular}${rest}` };
}
