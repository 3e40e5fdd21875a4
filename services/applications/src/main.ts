import { EnvError } from '@medreg/env';
import { runSubgraph } from '@medreg/subgraph';
import { type Environment, readEnvironment } from './environment.ts';
import { createApplicationsService } from './service.ts';

const environment = environmentOrExit();
const { subgraph, startRelaying } = await createApplicationsService(environment);
startRelaying();
await runSubgraph(subgraph, { port: environment.PORT, host: environment.HOST });

function environmentOrExit(): Environment {
  try {
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
