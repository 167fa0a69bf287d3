import type { Page } from 'playwright';
import type { Finding } from './finding';

/**
 * What axe does not see in a quiz, read off the page as it stands: groups without a name, pictures that say
 * nothing, lists that can only be dragged, controls that are none, states told by colour alone, errors tied
 * to no field, tables without headers, several buttons of one name.
 */
export async function findStructureFaults(page: Page): Promise<readonly Finding[]> {
	return page.evaluate(() => {
		const found: { rule: string; place: string; what: string; fault: string | undefined }[] = [];
		const all = <T extends Element = HTMLElement>(selector: string) =>
			[...document.querySelectorAll<T>(selector)].filter((element) => isVisible(element));
		const report = (rule: string, element: Element, what: string) =>
			found.push({ rule, place: placeOf(element), what, fault: faultOf(element) });

		checkGroups();
		checkPictures();
		checkDragging();
		checkControls();
		checkTables();
		checkErrors();
		checkNames();
		checkColours();
		return found;

		function checkGroups() {
			const radios = all<HTMLInputElement>('input[type=radio]');
			for (const radio of radios) {
				const first = radios.find(({ form, name }) => form === radio.form && name === radio.name);
				if (first !== radio) continue;
				const group = radio.closest('fieldset, [role=radiogroup], [role=group]');
				const legend = group?.querySelector('legend')?.textContent.trim() ?? '';
				if (group === null || (legend === '' && ariaName(group) === '')) {
					report('group-name', radio, 'choices without a question');
				}
				const isQuestion = group?.querySelector('legend h1, legend h2') !== null;
				if (isQuestion && group?.querySelector('input[checked]')) {
					report('preselected', radio, 'a choice is made beforehand');
				}
			}
		}

		function checkPictures() {
			for (const picture of all<Element>('canvas, svg, [role=img]')) {
				if (picture.closest('[aria-hidden=true]') !== null) continue;
				if ((picture.parentElement?.closest('[role=img]') ?? null) !== null) continue;
				const name = ariaName(picture) || (picture.querySelector('title')?.textContent ?? '');
				if (name.trim() === '') report('picture-name', picture, 'a picture without a name');
				else if (name.trim().split(/\s+/).length < 3) report('picture-name', picture, `says only "${name}"`);
			}
		}

		function checkDragging() {
			for (const item of all('[draggable=true]')) {
				const row = item.closest('li, tr, article') ?? item;
				const ways = [...row.querySelectorAll('button')].map(nameOf).join(' ');
				if (!/up|down|before|after/i.test(ways)) report('drag-only', item, 'can be moved by dragging only');
			}
		}

		function checkControls() {
			const native = 'a[href], button, input, select, textarea, label, summary';
			for (const element of all('body *')) {
				const isPointed = getComputedStyle(element).cursor === 'pointer';
				const isOutermost = getComputedStyle(element.parentElement ?? element).cursor !== 'pointer';
				if (isPointed && isOutermost && element.closest(`${native}, [tabindex]`) === null) {
					report('dead-control', element, 'looks like a control, no keyboard reaches it');
				}
			}
			const roles = ['radio', 'checkbox', 'button', 'link', 'tab', 'switch', 'slider', 'menuitem', 'option'];
			for (const element of all(roles.map((role) => `[role=${role}]`).join(','))) {
				const group = element.closest('[role=radiogroup], [role=tablist], [role=listbox]') ?? element;
				const isReached = [group, ...group.querySelectorAll('*')].some(
					(one) => one instanceof HTMLElement && one.tabIndex >= 0
				);
				if (!isReached) report('role-focus', element, 'has a role that needs the keyboard, and no focus');
			}
		}

		function checkTables() {
			for (const table of all('table:not([role=presentation], [role=none])')) {
				if (table.querySelector('th[scope]') === null) report('table-headers', table, 'no header cells');
				const name = table.querySelector('caption')?.textContent.trim() || ariaName(table);
				if (name === '') report('table-headers', table, 'no caption');
			}
		}

		function checkErrors() {
			const described = new Set(
				[...document.querySelectorAll('[aria-describedby], [aria-errormessage]')].flatMap((element) =>
					`${element.getAttribute('aria-describedby')} ${element.getAttribute('aria-errormessage')}`.split(
						' '
					)
				)
			);
			for (const error of all('[class*=error], [class*=problem]')) {
				const isField = error.matches('p, span, small, em');
				const section = error.closest('form, section, .import');
				if (!isField || (section?.querySelector('input, select, textarea') ?? null) === null) continue;
				if (error.textContent.trim() === '' || described.has(error.id)) continue;
				report('loose-error', error, 'an error that belongs to no field');
			}
			for (const field of all('[aria-invalid=true]')) {
				if (field.hasAttribute('aria-describedby') || field.hasAttribute('aria-errormessage')) continue;
				report('loose-error', field, 'is wrong, and nothing says why');
			}
		}

		function checkNames() {
			const seen = new Map<string, Element>();
			for (const control of all('main button, main a[href], main input, main select, main textarea')) {
				const isChoice = control.matches('[type=radio], [type=hidden]');
				const name = nameOf(control);
				if (isChoice || name === '') continue;
				const target = control instanceof HTMLAnchorElement ? control.href : '';
				const key = `${control.tagName} ${name} ${contextOf(control)}`;
				const other = seen.get(key);
				const isSame = other instanceof HTMLAnchorElement && other.href === target;
				if (other !== undefined && !isSame) report('same-name', control, `one of several named "${name}"`);
				else seen.set(key, control);
			}
		}

		/** What is said around a control before it is reached: groups, folds, dialogs, messages. */
		function contextOf(control: Element): string {
			const texts: string[] = [];
			for (let at = control.parentElement; at !== null; at = at.parentElement) {
				if (at.matches('fieldset')) texts.push(at.querySelector('legend')?.textContent ?? '');
				if (at.matches('details')) texts.push(at.querySelector('summary')?.textContent ?? '');
				if (at.matches('dialog')) texts.push(ariaName(at));
				if (at.matches('[role=alert], [role=status]')) texts.push(at.textContent);
			}
			return texts.join(' | ').replace(/\s+/g, ' ');
		}

		/** One of several siblings stands out by colour, and by nothing else. */
		function checkColours() {
			const parents = new Set(all('li, label, tr, td').map(({ parentElement }) => parentElement));
			for (const parent of parents) {
				const siblings = [...(parent?.children ?? [])].filter(isVisible);
				if (siblings.length < 3 || siblings.some(({ tagName }) => tagName !== siblings[0]?.tagName)) continue;
				const looks = siblings.map((element) => ({
					element,
					colour: colourOf(element),
					form: formOf(element)
				}));
				const counts = (colour: string) => looks.filter((look) => look.colour === colour).length;
				const usual = looks.toSorted((a, b) => counts(b.colour) - counts(a.colour))[0];
				for (const look of looks) {
					if (usual === undefined || look.colour === usual.colour || look.form !== usual.form) continue;
					report('colour-only', look.element, 'stands out by its colour alone');
				}
			}
		}

		function colourOf(element: Element) {
			const { backgroundColor, color, borderTopColor, borderTopStyle } = getComputedStyle(element);
			return `${backgroundColor} ${color} ${borderTopStyle === 'none' ? '' : borderTopColor}`;
		}

		/** What a person sees besides colour: weight, lines, signs, words in tags, and states. */
		function formOf(element: Element) {
			const style = getComputedStyle(element);
			const inner = [...element.querySelectorAll('*')].map(
				(child) => `${child.tagName}${child instanceof HTMLInputElement && child.checked ? '!' : ''}`
			);
			return [
				style.fontWeight,
				style.textDecorationLine,
				style.borderTopWidth,
				style.borderTopStyle,
				getComputedStyle(element, '::before').content,
				getComputedStyle(element, '::after').content,
				element.getAttribute('aria-current'),
				...inner
			].join(' ');
		}

		function ariaName(element: Element): string {
			const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
			const text = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
			return (element.getAttribute('aria-label') ?? text).trim();
		}

		function nameOf(element: Element): string {
			const labels =
				element instanceof HTMLInputElement ||
				element instanceof HTMLSelectElement ||
				element instanceof HTMLTextAreaElement
					? [...(element.labels ?? [])].map(({ textContent }) => textContent).join(' ')
					: '';
			return (ariaName(element) || labels || element.textContent || '').replace(/\s+/g, ' ').trim();
		}

		function isVisible(element: Element): boolean {
			const { width, height } = element.getBoundingClientRect();
			return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
		}

		function faultOf(element: Element): string | undefined {
			return element.closest('[data-fault]')?.getAttribute('data-fault') ?? undefined;
		}

		function placeOf(element: Element): string {
			const own =
				element.id === '' ? [...element.classList].map((name) => `.${name}`).join('') : `#${element.id}`;
			const above = element.parentElement?.closest('[id]')?.id;
			return `${above === undefined ? '' : `#${above} `}${element.tagName.toLowerCase()}${own}`;
		}
	});
}
