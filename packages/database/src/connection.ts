import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

/** Sizes and limits of one process's pool. Times in milliseconds. */
export type PoolLimits = {
  /** Most connections that this process opens; default 10. */
  max?: number;
  /** A statement that runs longer is cancelled; default 15 s, 0 for never. */
  statementTimeoutMs?: number;
  /** How long a caller waits for a connection before it gets an error; default 5 s. */
  connectTimeoutMs?: number;
};

/**
 * The driver adapter for a service's Prisma client: `new PrismaClient({ adapter: pgAdapter(databaseUrl) })`.
 * Sessions are in UTC, because the adapter drops the offset of a timestamptz and would shift moments otherwise.
 */
export function pgAdapter(connectionString: string, limits: PoolLimits = {}): PrismaPg {
  const { max = 10, statementTimeoutMs = 15_000, connectTimeoutMs = 5_000 } = limits;
  const pool = openPool({
    connectionString: withSessionSettings(connectionString, { TimeZone: 'UTC' }),
    max,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeoutMs || false,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
  });
  return new PrismaPg(pool, { disposeExternalPool: true });
}

/**
 * A pool whose connections may be ended by the server at any moment without ending the process: a connection that is lost
 * just as it is handed out has nobody listening yet, and its error event would be an uncaught exception. Whoever uses the
 * connection learns of the loss from the query that fails.
 */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** The connection string with settings that hold for every session opened by it; its own `options` stay. */
export function withSessionSettings(connectionString: string, settings: Record<string, string>): string {
  const url = new URL(connectionString);
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const own = url.searchParams.get('options');
  url.searchParams.set('options', [...(own ? [own] : []), ...flags].join(' '));
  return url.href;
}

/** Opens one connection, lends it to `work` and closes it. */
export async function withConnection<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  // A server that goes away rejects the query in flight; the event must not end the process as well.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
