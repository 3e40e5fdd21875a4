import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environment } from '@medreg/env';
import { dataFolder, ROOT } from './data-folder.ts';
import { readEnvironments } from './environments.ts';
import { parts } from './parts.ts';

const USAGE = `npm run as -- <part> <command …>

Runs a command in the place of a part of the running house: in its folder, with its environment.
  npm run as -- licences node dist/rebuild.js
  npm run as -- applications npx medreg-db status`;

const [name, command, ...args] = process.argv.slice(2);
const part = parts({}).find((one) => one.name === name);
if (!part || !command) {
  console.error(USAGE);
  process.exit(2);
}
try {
  const env = { ...environment(), ...readEnvironments(dataFolder())[part.name] };
  const child = spawn(command, args, { cwd: join(ROOT, part.folder), env, stdio: 'inherit' });
  child.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
