import { Pool } from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { optionsOf, STORE_DEADLINE_MS, type Store } from './store.ts';

/** A schema of its own, so that a service's migrations neither see nor touch it. */
const SCHEMA = 'medreg_limits';
const TABLE = 'rate_limit';
const SWEEP_EVERY_MS = 5 * 60_000;

/** Two processes that create at the same moment: one of them loses, and the table is there. */
const CREATED_BY_ANOTHER = new Set(['23505', '42P06', '42P07']);

/** Counters in PostgreSQL, table `medreg_limits.rate_limit`, created when it is not there. */
export function postgresStore(url: string): Store {
  const pool = new Pool({
    connectionString: url,
    application_name: 'medreg-limits',
    max: 5,
    connectionTimeoutMillis: STORE_DEADLINE_MS,
    query_timeout: STORE_DEADLINE_MS,
    keepAlive: true,
  });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  const sweep = setInterval(() => {
    pool.query(`DELETE FROM ${SCHEMA}.${TABLE} WHERE expire < $1`, [Date.now()]).catch(() => undefined);
  }, SWEEP_EVERY_MS).unref();

  let creation: Promise<void> | undefined;
  return {
    prepare() {
      creation ??= createTable(pool).catch((error: unknown) => {
        creation = undefined;
        throw error;
      });
      return creation;
    },
    open: (name, rule) =>
      new RateLimiterPostgres({
        ...optionsOf(name, rule),
        storeClient: pool,
        storeType: 'pool',
        schemaName: SCHEMA,
        tableName: TABLE,
        tableCreated: true,
        clearExpiredByTimeout: false,
      }),
    async close() {
      clearInterval(sweep);
      await creation?.catch(() => undefined);
      await pool.end();
    },
  };
}

/** The columns that the library expects. */
async function createTable(pool: Pool): Promise<void> {
  const statements = [
    `CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`,
    `CREATE TABLE IF NOT EXISTS ${SCHEMA}.${TABLE} (
       key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`,
  ];
  for (const statement of statements) {
    await pool.query(statement).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && CREATED_BY_ANOTHER.has(String(error.code)))) throw error;
    });
  }
}
