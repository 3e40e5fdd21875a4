// What has to be true before anything of ours can run: dependencies installed as the lock says, everything built.
// Only Node's own modules here: this file runs before the installation.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const WINDOWS = process.platform === 'win32';

/** Nothing phones home: our users' data centres have no way out. */
export const QUIET = {
  ...process.env,
  TURBO_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  npm_config_update_notifier: 'false',
};

/** Runs a command to its end; ends this process with its code when it fails. */
export function run(command, args, env = QUIET) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, env, stdio: 'inherit', shell: WINDOWS });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`medreg needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Installs when the lock file is not the one that was installed last. Not `npm ci`: a mirror without the packages of other
 * platforms leaves those out of the lock, and newer versions of npm then refuse it. `--no-save` leaves the lock as it is.
 */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  const stamp = join(ROOT, 'node_modules', '.medreg-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing dependencies …');
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

/** Builds what has changed since the last build. */
export function build() {
  run(join(ROOT, 'node_modules', '.bin', 'turbo'), [
    'run',
    'build',
    '--output-logs=errors-only',
    '--log-order=grouped',
  ]);
}
