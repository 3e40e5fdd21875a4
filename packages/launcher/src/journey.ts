import { join } from 'node:path';
import { main } from '@medreg/journey';
import { dataFolder } from './data-folder.ts';

// `npm run journey`: with the demo accounts of this checkout's house unless told otherwise.
const args = process.argv.slice(2);
const told = args.some((arg) => arg.startsWith('--accounts'));
process.exitCode = await main(told ? args : [...args, '--accounts', join(dataFolder(), 'demo-accounts.json')]);
