import { orExit } from '@medreg/env';
import { graphClient } from '@medreg/graph-client';
import { readSettings } from './environment.ts';
import { rebuildProjection } from './features/rebuild-projection/rebuild-projection.ts';
import { createDeps } from './service.ts';

const settings = orExit(readSettings);
const { deps, close } = createDeps(settings);
const register = graphClient({
  self: 'identity',
  viewerSecret: settings.VIEWER_SECRET,
  urls: { applications: settings.APPLICATIONS_URL },
  deadlineMs: 15_000,
});
try {
  console.log(`${await rebuildProjection(deps, register)} registrations aligned`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await register.close();
  await close();
}
