import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import type { PostgresPrograms } from './postgres-programs.ts';

/** A folder with a PostgreSQL cluster: `cluster/` is PostgreSQL's own, `password` and `postgres.log` lie beside it. */
export type Cluster = { programs: PostgresPrograms; data: string; log: string; password: string };

/** Opens the folder's cluster; makes it when there is none. */
export async function openCluster(programs: PostgresPrograms, dataDir: string, password?: string): Promise<Cluster> {
  const data = join(dataDir, 'cluster');
  const passwordFile = join(dataDir, 'password');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const { owner } = programs;
  if (owner) await chown(dataDir, owner.uid, owner.gid);
  const cluster = (word: string) => ({ programs, data, log: join(dataDir, 'postgres.log'), password: word });
  if (await exists(join(data, 'PG_VERSION'))) return cluster(password ?? (await readFile(passwordFile, 'utf8')).trim());

  // What an interrupted initdb left behind is no cluster.
  await rm(data, { recursive: true, force: true });
  const word = password ?? randomBytes(24).toString('base64url');
  await writeFile(passwordFile, word, { mode: 0o600 });
  if (owner) await chown(passwordFile, owner.uid, owner.gid);
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const making = `${data}.new`;
  await rm(making, { recursive: true, force: true });
  await programs.initdb([`--pgdata=${making}`, ...locale, ...access]);
  await rename(making, data);
  return cluster(word);
}

/**
 * Starts the server on the cluster. An old postmaster.pid whose number another program has got since (it happens in
 * containers, where numbers are small) would stop PostgreSQL, so it is removed when its owner is no PostgreSQL server.
 * @returns the port
 */
export async function startServer(
  { programs, data, log }: Cluster,
  wantedPort: number,
  settings: Record<string, string>,
): Promise<number> {
  if (!runningServer(data)) await rm(join(data, 'postmaster.pid'), { force: true });
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  for (let attempt = 1; ; attempt += 1) {
    const port = wantedPort || (await freePort());
    await rm(log, { force: true });
    try {
      await programs.pgCtl(['start', '-D', data, '-l', log, '-w', '-t', '60', '-o', `-p ${port} ${flags.join(' ')}`]);
      return port;
    } catch (error) {
      const said = await readFile(log, 'utf8').catch(() => '');
      const portTaken = /could not bind|could not create any TCP/.test(said);
      const shuttingDown = /pre-existing shared memory block/.test(said);
      const again = (portTaken && wantedPort === 0) || shuttingDown;
      if (!again || attempt === 5) throw new Error(`PostgreSQL did not start: ${said || error}`, { cause: error });
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}

/** Ends the server at once but orderly: open transactions are rolled back, committed data are safe. */
export async function stopServer({ programs, data }: Cluster): Promise<void> {
  if (runningServer(data)) await programs.pgCtl(['stop', '-D', data, '-m', 'fast', '-w', '-t', '60']);
}

/** The living server of the folder, or null. */
export function runningServer(data: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid && port && commandLine(pid).includes(data) ? { pid, port } : null;
  } catch {
    return null;
  }
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
