/** Index of the option a key chooses, 0-based: keys 1 to 9 without modifiers, outside text fields; else undefined. */
export function optionOfKey(event: KeyboardEvent, options: number): number | undefined {
	if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
	const index = '123456789'.indexOf(event.key);
	return event.key.length === 1 && index >= 0 && index < options ? index : undefined;
}

function isTyping(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox';
	return (
		target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
	);
}
