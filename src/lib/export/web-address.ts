/** Characters that end a link in one of the formats, with what stands for them inside an address. */
const ENDS_A_LINK = /[\s"'()<>[\]\\^`{|}]/g;

/**
 * An address that may become a link in a file, in its normal form; `undefined` for everything but http and
 * https (`javascript:` and `data:` are addresses too).
 */
export function webAddress(text: string | undefined): string | undefined {
	if (text === undefined || !URL.canParse(text)) return undefined;
	const address = new URL(text);
	if (address.protocol !== 'https:' && address.protocol !== 'http:') return undefined;
	return address.href.replace(ENDS_A_LINK, (end) => `%${end.charCodeAt(0).toString(16).toUpperCase()}`);
}
