import { orExit } from '@medreg/env';
import { runSubgraph } from '@medreg/subgraph';
import { readSettings } from './environment.ts';
import { createIdentityService } from './service.ts';

const settings = orExit(readSettings);
const { subgraph } = await createIdentityService(settings);
await runSubgraph(subgraph, { port: settings.PORT, host: settings.HOST });
