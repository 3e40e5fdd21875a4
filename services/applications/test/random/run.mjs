// npm run test:random -w services/applications -- [sequences] [seed]: as many random sequences as one has time for.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [runs = '1000', seed] = process.argv.slice(2);
const globals = { randomRuns: Number(runs), ...(seed !== undefined && { randomSeed: Number(seed) }) };
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const args = ['services/applications/src/random-steps', '-w', '1', '--globals', JSON.stringify(globals)];
spawn(process.execPath, [...jest, ...args], { cwd: root, stdio: 'inherit' }).on('exit', (code) => {
  process.exitCode = code ?? 1;
});
