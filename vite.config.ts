import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BROWSER_FLAGS, findBrowser } from './tests/support/browser.ts';

const launchOptions = { executablePath: findBrowser() ?? '', args: [...BROWSER_FLAGS] };

/** The framework, and the parts of ours that are on every page. */
const RUNTIME =
	/node_modules[\\/](svelte|@sveltejs|esm-env|devalue|clsx)[\\/]|preload-helper|[\\/]components[\\/](Notice|PageTitle|UpdateNotice|Wordmark)\.svelte|[\\/]domain[\\/](level|calendar|check-count)\.ts/;

export default defineConfig({
	plugins: [sveltekit()],
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// What a page starts with, in few files: twenty small requests delay its first paint and keep it busy.
						codeSplitting: {
							groups: [
								{ name: 'runtime', priority: 1, test: RUNTIME },
								{ name: 'dates', priority: 1, test: /[\\/](sentence-figure|local-day)\.ts/ },
								{ name: 'radar', test: /[\\/](RadarSvg|RadarLegend)\.svelte/ },
								{ name: 'attempts', test: /[\\/]components[\\/]home[\\/]/ },
								{
									name: 'question',
									test: /[\\/](QuestionPage|RatingQuestion|SaveStatus|AssessmentIntro)\.svelte/
								},
								{
									name: 'kept',
									test: /[\\/]storage[\\/](connection|facilities|preference|sentinel|trace|tab-channel|glance)\.ts/
								}
							]
						}
					}
				}
			}
		}
	},
	resolve: {
		// A third of pdfkit's size is a decoder for fonts we do not use.
		alias: { 'brotli/decompress.js': fileURLToPath(new URL('./src/lib/export/no-woff2.ts', import.meta.url)) }
	},
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/**/*.svelte.test.ts', 'tests/e2e/**', 'tests/peers/**'],
					testTimeout: 30_000
				}
			},
			{
				extends: true,
				plugins: [svelteTesting({ resolveBrowser: false })],
				test: {
					name: 'browser',
					include: ['tests/**/*.svelte.test.ts'],
					testTimeout: 30_000,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions }),
						instances: [{ browser: 'chromium' }]
					}
				}
			},
			{
				extends: true,
				test: {
					name: 'e2e',
					environment: 'node',
					include: ['tests/e2e/**/*.test.ts'],
					globalSetup: ['tests/support/site.ts'],
					fileParallelism: false,
					maxConcurrency: 2,
					testTimeout: 240_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
