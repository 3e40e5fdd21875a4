import { EnvError } from '@medreg/env';
import { runSubgraph } from '@medreg/subgraph';
import { readEnvironment } from './environment.ts';
import { createQualificationsService } from './service.ts';

const environment = readEnvironmentOrExit();
const { subgraph } = await createQualificationsService(environment);
await runSubgraph(subgraph, { port: environment.PORT, host: environment.HOST });

function readEnvironmentOrExit() {
  try {
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
