import { EnvError } from '@medreg/env';
import { runSubgraph } from '@medreg/subgraph';
import { readSettings, type Settings } from './environment.ts';
import { createIdentityService } from './service.ts';

const settings = settingsOrExit();
const { subgraph } = await createIdentityService(settings);
await runSubgraph(subgraph, { port: settings.PORT, host: settings.HOST });

function settingsOrExit(): Settings {
  try {
    return readSettings();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
