import { orExit } from '@medreg/env';
import { runSubgraph } from '@medreg/subgraph';
import { readEnvironment } from './environment.ts';
import { createApplicationsService } from './service.ts';

const environment = orExit(readEnvironment);
const { subgraph, startRelaying, startWorking } = await createApplicationsService(environment);
startRelaying();
startWorking();
await runSubgraph(subgraph, { port: environment.PORT, host: environment.HOST });
