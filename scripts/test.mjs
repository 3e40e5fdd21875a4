// npm test: installs if needed, builds, and runs every test on an embedded PostgreSQL of its own.
import { build, install, QUIET, requireNode, run } from './prepare.mjs';

requireNode();
install();
build();
run(
  process.execPath,
  ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...process.argv.slice(2)],
  {
    ...QUIET,
    NODE_ENV: 'test',
  },
);
