// npm run check: what guards the project beside its tests. Every check is run; the exit code tells whether all held.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { QUIET, ROOT } from './prepare.mjs';

const services = readdirSync(join(ROOT, 'services')).filter((name) =>
  existsSync(join(ROOT, 'services', name, 'prisma', 'schema.prisma')),
);
const withTests = [
  'gateway',
  ...['services', 'packages'].flatMap((parent) => readdirSync(join(ROOT, parent)).map((name) => join(parent, name))),
].filter((folder) => existsSync(join(ROOT, folder, 'tsconfig.test.json')));
const checks = [
  [
    'lint and format',
    ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--reporter=summary', '--colors=off', '.'],
    ROOT,
  ],
  ['supergraph is fresh', ['packages/codegen/bin/medreg-codegen.mjs', 'compose', '--check'], ROOT],
  ...withTests.map((folder) => [
    `types of the tests of ${folder}`,
    ['node_modules/typescript/bin/tsc', '-p', join(folder, 'tsconfig.test.json')],
    ROOT,
  ]),
  ...services.map((name) => [
    `migrations of ${name}`,
    [join(ROOT, 'packages/database/bin/medreg-db.mjs'), 'check'],
    join(ROOT, 'services', name),
  ]),
];

let failed = 0;
for (const [what, args, cwd] of checks) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env: QUIET, encoding: 'utf8' });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${what}`);
  if (status !== 0) {
    failed += 1;
    console.log(`${stdout}${stderr}`);
  }
}
process.exitCode = failed ? 1 : 0;
