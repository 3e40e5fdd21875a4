import { orExit } from '@medreg/env';
import { readEnvironment } from './environment.ts';
import { createDeps } from './service.ts';
import { runTimers } from './timers/run-timers.ts';

/** Runs what is due now, as the nightly job does: for whoever does not want to wait for it, or has mended what kept it from working. */
const { deps, close } = createDeps(orExit(readEnvironment));
try {
  const { day, timers, failed } = await runTimers(deps, console);
  for (const [name, result] of Object.entries(timers))
    console.log(`${name}: ${result.acted} done, ${result.failed} failed`);
  console.log(`Timers of ${day} have run${failed > 0 ? `; ${failed} occasions are left` : ''}`);
  if (failed > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await close();
}
