import { orExit } from '@medreg/env';
import { graphClient } from '@medreg/graph-client';
import { readEnvironment } from './environment.ts';
import { rebuildRegister } from './features/rebuild-register/rebuild-register.ts';
import { createDeps } from './service.ts';

const settings = orExit(readEnvironment);
const { deps, close } = createDeps(settings);
const siblings = graphClient({
  self: 'licences',
  viewerSecret: settings.VIEWER_SECRET,
  urls: { applications: settings.APPLICATIONS_URL },
  deadlineMs: 15_000,
});
try {
  const { registrations, newerKnown } = await rebuildRegister(deps, siblings);
  console.log(`${registrations} registrations aligned, ${newerKnown} of them were known newer already`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await siblings.close();
  await close();
}
