import { orExit } from '@medreg/env';
import { runSubgraph } from '@medreg/subgraph';
import { readEnvironment } from './environment.ts';
import { createApplicationsService } from './service.ts';

const environment = orExit(readEnvironment);
const { subgraph, startRelaying } = await createApplicationsService(environment);
startRelaying();
await runSubgraph(subgraph, { port: environment.PORT, host: environment.HOST });
