// npm start: installs if needed, builds, and hands over to the launcher, which starts the whole house.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, QUIET, ROOT, requireNode } from './prepare.mjs';

requireNode();
install();
build();
const launcher = spawn(process.execPath, [join(ROOT, 'packages/launcher/dist/main.js'), ...process.argv.slice(2)], {
  cwd: ROOT,
  env: QUIET,
  stdio: 'inherit',
});
// npm run dev: what changes is built again, and the parts restart by themselves.
if (process.argv.includes('--watch')) {
  const turbo = join(ROOT, 'node_modules', '.bin', 'turbo');
  const watcher = spawn(turbo, ['watch', 'build', '--output-logs=errors-only'], {
    cwd: ROOT,
    env: QUIET,
    stdio: 'inherit',
  });
  launcher.on('exit', () => watcher.kill());
}
// The launcher stops everything in order; this process only waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => launcher.kill(signal));
launcher.on('exit', (code) => process.exit(code ?? 1));
