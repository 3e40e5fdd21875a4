import { orExit } from '@medreg/env';
import { runSubgraph } from '@medreg/subgraph';
import { readEnvironment } from './environment.ts';
import { createInstitutionsService } from './service.ts';

const environment = orExit(readEnvironment);
const { subgraph } = await createInstitutionsService(environment);
await runSubgraph(subgraph, { port: environment.PORT, host: environment.HOST });
