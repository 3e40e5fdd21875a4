import { runSubgraph } from '@medreg/subgraph';
import { readEnvironmentOrExit } from './environment.ts';
import { createLicencesService } from './service.ts';

const environment = readEnvironmentOrExit();
const { subgraph } = await createLicencesService(environment);
await runSubgraph(subgraph, { port: environment.PORT, host: environment.HOST });
