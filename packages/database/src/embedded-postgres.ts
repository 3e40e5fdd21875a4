import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, findCluster, openCluster, runningServer, startServer, stopServer } from './cluster.ts';
import { withConnection } from './connection.ts';
import { postgresPrograms } from './postgres-programs.ts';

/** Names the connection that a process holds for as long as it owns the server. */
const OWNER = 'medreg-owner';

/** PostgreSQL's answer while it starts or stops. */
const CANNOT_CONNECT_NOW = '57P03';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  // The log holds no personal data: neither the statements nor the values that broke a constraint.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

export type EmbeddedPostgres = {
  port: number;
  /** Connection string of a database of this server; role `postgres`. */
  url(database: string): string;
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL server that comes with npm. A folder that holds data is started again, also after a crash; a
 * server that a killed process left behind on the folder is taken over. While this process lives, a server that died
 * is started again on the same port.
 * @param dataDir made when missing. As root, the system user `postgres` must be able to reach it.
 * @param port 0 for any free one
 * @param password of the role `postgres`; by default a random one for a new folder, kept there
 * @param settings more PostgreSQL settings, such as `{ fsync: 'off' }`
 * @throws Error when another living process owns the folder, or with the server's log when it does not start
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  port: number;
  password?: string;
  settings?: Record<string, string>;
}): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(await postgresPrograms(), resolve(options.dataDir), options.password);
  await takeOver(cluster);

  const settings = { ...SETTINGS, ...options.settings };
  const port = await startServer(cluster, options.port, settings);
  const url = (database: string) => serverUrl(cluster, port, database);

  let stopping = false;
  let recovery = Promise.resolve();
  const recover = async () => {
    while (!stopping) {
      try {
        if (!runningServer(cluster.data)) await startServer(cluster, port, settings);
        ownership = await own(url('postgres'), onLost);
        return;
      } catch {
        await sleep(1000);
      }
    }
  };
  const onLost = () => {
    recovery = recover();
  };
  let ownership = await own(url('postgres'), onLost).catch(async (error) => {
    await stopServer(cluster);
    throw error;
  });

  // A process that ends without stop() leaves no server behind.
  const endServer = () => {
    const server = runningServer(cluster.data);
    if (server) process.kill(server.pid, 'SIGINT');
  };
  process.once('exit', endServer);

  return {
    port,
    url,
    async stop() {
      stopping = true;
      await recovery;
      await stopServer(cluster);
      process.removeListener('exit', endServer);
      await ownership.end().catch(() => {});
    },
  };
}

/** Holds the connection that tells other processes that the server has a living owner. */
async function own(url: string, onLost: () => void): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: OWNER, keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  // The connection alone keeps no process alive; the types do not know the method.
  (client as pg.Client & { unref(): void }).unref();
  client.once('end', onLost);
  return client;
}

/** Stops the server on the folder when its owner was killed; does nothing when none runs. Throws when the owner lives. */
export async function stopAbandonedServer(dataDir: string): Promise<void> {
  const cluster = await findCluster(await postgresPrograms(), dataDir);
  if (cluster) await takeOver(cluster);
}

async function takeOver(cluster: Cluster): Promise<void> {
  const server = runningServer(cluster.data);
  if (!server) return;
  const owned = await hasOwner(serverUrl(cluster, server.port, 'postgres'));
  if (owned) throw new Error(`another process already runs PostgreSQL on ${cluster.data}`);
  await stopServer(cluster);
}

/** Asks the server, for up to 30 s while it is starting. */
async function hasOwner(url: string): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const owners = await withConnection(url, (client) =>
        client.query('SELECT 1 FROM pg_stat_activity WHERE application_name = $1', [OWNER]),
      );
      return owners.rowCount !== 0;
    } catch (error) {
      const { code } = error as { code?: string };
      if ((code !== CANNOT_CONNECT_NOW && code !== 'ECONNREFUSED') || attempt === 60) throw error;
      await sleep(500);
    }
  }
}

function serverUrl(cluster: Cluster, port: number, database: string): string {
  const url = new URL(`postgresql://postgres@127.0.0.1:${port}`);
  url.password = cluster.password;
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}
