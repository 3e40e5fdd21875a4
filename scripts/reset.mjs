// npm run reset: forgets everything that npm start has made: data, secrets, demo accounts, logs.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install, ROOT, requireNode } from './prepare.mjs';

requireNode();
install();
const launcher = join(ROOT, 'packages/launcher/dist/reset.js');
if (existsSync(launcher)) await import(launcher);
else rmSync(join(ROOT, '.data'), { recursive: true, force: true });
