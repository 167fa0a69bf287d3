import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Words that make domain code depend on where or when it runs. */
const impure = [
	{ name: 'window', message: 'domain/ knows no DOM' },
	{ name: 'document', message: 'domain/ knows no DOM' },
	{ name: 'localStorage', message: 'domain/ knows no storage' },
	{ name: 'indexedDB', message: 'domain/ knows no storage' },
	{ name: 'performance', message: 'domain/ knows no clock' }
];

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'tests/peers/'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			eqeqeq: 'error',
			'no-console': 'error',
			'no-var': 'error',
			'prefer-const': 'error',
			'svelte/no-at-html-tags': 'error',
			'svelte/no-inline-styles': 'error',
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig }
		},
		// The plain rule would turn `let { ... } = $props()` into a constant.
		rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' }
	},
	{ files: ['src/cli/**', 'tests/**'], rules: { 'no-console': 'off' } },
	{
		files: ['src/**'],
		rules: { '@typescript-eslint/no-non-null-assertion': 'error' }
	},
	{
		files: ['src/lib/domain/**'],
		rules: {
			'no-restricted-globals': ['error', ...impure],
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: 'domain/ knows no chance: take a seed' },
				{ object: 'Date', property: 'now', message: 'domain/ knows no clock: take the day' }
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: "NewExpression[callee.name='Date'][arguments.length=0]",
					message: 'domain/ knows no clock'
				}
			]
		}
	}
);
