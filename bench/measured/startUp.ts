import type * as N8nCore from 'n8n-core';
import { answerOnce, costOf, type Cost } from './measure';

/** How long n8n's own loader takes to load the package, n8n itself being there. */
answerOnce(async ({ packageDirectory }: { packageDirectory: string }): Promise<Cost> => {
	const { PackageDirectoryLoader } = require('n8n-core') as typeof N8nCore;
	return await costOf(async () => { await new PackageDirectoryLoader(packageDirectory).loadAll(); });
});
