import { existsSync, rmSync } from 'node:fs';
import { dataFolder } from './data-folder.ts';

const data = dataFolder();
if (existsSync(data)) rmSync(data, { recursive: true });
console.log(`Forgotten: ${data}`);
