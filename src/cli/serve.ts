import { serveSite } from './site-server';

const wanted = Number(process.env['PORT'] ?? 4173);

try {
	const site = await serveSite('build', wanted).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'EADDRINUSE' || process.env['PORT'] !== undefined) throw error;
		return serveSite('build', 0);
	});
	console.log(`Crosswalk is ready: ${site.address}/  (Ctrl+C stops it)`);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
