import { orExit } from '@medreg/env';
import { runSubgraph } from '@medreg/subgraph';
import { readEnvironment } from './environment.ts';
import { createLicencesService } from './service.ts';

const environment = orExit(readEnvironment);
const { subgraph } = await createLicencesService(environment);
await runSubgraph(subgraph, { port: environment.PORT, host: environment.HOST });
