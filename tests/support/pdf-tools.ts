import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs that read a PDF, and the Debian packages they come in. */
const TOOLS = {
	pdftotext: 'poppler-utils',
	pdfinfo: 'poppler-utils',
	pdffonts: 'poppler-utils',
	qpdf: 'qpdf'
} as const;

export type PdfTool = keyof typeof TOOLS;

function isThere(tool: PdfTool): boolean {
	return spawnSync(tool, ['--version']).error === undefined;
}

/** Makes sure that the programs are there; installs them as root on Debian. Throws with what to install otherwise. */
export function ensurePdfTools(): void {
	const missing = () => (Object.keys(TOOLS) as PdfTool[]).filter((tool) => !isThere(tool));
	const packages = [...new Set(missing().map((tool) => TOOLS[tool]))];
	if (packages.length === 0) return;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		console.log(`Installing ${packages.join(' and ')} to read PDFs with ...`);
		spawnSync('apt-get', ['update'], { stdio: 'inherit' });
		spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { stdio: 'inherit' });
	}
	const left = missing();
	if (left.length > 0) {
		throw new Error(
			`The PDF tests read PDFs with ${left.join(', ')}. Install ${packages.join(' and ')}: ` +
				`apt-get install ${packages.join(' ')} (Debian, Ubuntu) or brew install poppler qpdf (macOS).`
		);
	}
}

/** What a program says about a PDF on its standard output; throws when the program finds fault with it. */
export function readPdf(pdf: Uint8Array, tool: PdfTool, ...options: readonly string[]): string {
	const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
	try {
		const file = join(folder, 'report.pdf');
		writeFileSync(file, pdf);
		const output = tool === 'pdftotext' ? ['-'] : [];
		const { status, stdout, stderr } = spawnSync(tool, [...options, file, ...output], {
			encoding: 'utf8',
			maxBuffer: 64_000_000
		});
		if (status !== 0) throw new Error(`${tool} ${options.join(' ')}: ${stdout}${stderr}`);
		return stdout;
	} finally {
		rmSync(folder, { recursive: true });
	}
}
