/** Opens everything that belongs on paper before printing, and closes it again afterwards. */
export function openForPrint(node: HTMLElement): () => void {
	let opened: readonly HTMLDetailsElement[] = [];
	const open = () => {
		opened = [...node.querySelectorAll<HTMLDetailsElement>('details[data-print=open]:not([open])')];
		for (const details of opened) details.open = true;
	};
	const close = () => {
		for (const details of opened) details.open = false;
		opened = [];
	};
	addEventListener('beforeprint', open);
	addEventListener('afterprint', close);
	return () => {
		removeEventListener('beforeprint', open);
		removeEventListener('afterprint', close);
	};
}
