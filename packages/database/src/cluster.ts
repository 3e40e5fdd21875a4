import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import type { PostgresPrograms } from './postgres-programs.ts';

/** A folder with a PostgreSQL cluster: `cluster/` is PostgreSQL's own, `password` and `postgres.log` lie beside it. */
export type Cluster = { programs: PostgresPrograms; data: string; log: string; password: string };

/** The cluster of the folder, or null when it holds none. */
export async function findCluster(
  programs: PostgresPrograms,
  dataDir: string,
  password?: string,
): Promise<Cluster | null> {
  const cluster = { programs, data: join(dataDir, 'cluster'), log: join(dataDir, 'postgres.log') };
  if (!existsSync(join(cluster.data, 'PG_VERSION'))) return null;
  return { ...cluster, password: password ?? (await readFile(join(dataDir, 'password'), 'utf8')) };
}

/** Opens the folder's cluster; makes it when there is none. */
export async function openCluster(programs: PostgresPrograms, dataDir: string, password?: string): Promise<Cluster> {
  const found = await findCluster(programs, dataDir, password);
  if (found) return found;
  const { owner } = programs;
  const word = password ?? randomBytes(24).toString('base64url');
  const passwordFile = join(dataDir, 'password');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, word, { mode: 0o600 });
  if (owner) await Promise.all([dataDir, passwordFile].map((path) => chown(path, owner.uid, owner.gid)));
  // Made beside its place, so that an interrupted initdb never looks like a cluster.
  const making = join(dataDir, 'cluster.new');
  await rm(making, { recursive: true, force: true });
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  await programs.initdb([`--pgdata=${making}`, ...locale, ...access]);
  await rename(making, join(dataDir, 'cluster'));
  return { programs, data: join(dataDir, 'cluster'), log: join(dataDir, 'postgres.log'), password: word };
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
      await sleep(500);
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
