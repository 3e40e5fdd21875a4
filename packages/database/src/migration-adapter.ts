import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { withSessionSettings } from './connection.ts';

/** A migration that has to wait for a lock longer than this fails and is retried, instead of stopping everybody. */
const LOCK_TIMEOUT = '15s';

/** Type ids of PostgreSQL: the catalogue's one-letter type, which Prisma's adapter does not know, and `bpchar`. */
const INTERNAL_CHAR = 18;
const BPCHAR = 1042;

/**
 * Prisma's driver adapter, made fit for migrations:
 * - Its own `executeScript` cuts scripts at every semicolon, function bodies and string literals included, and runs the
 *   pieces on any connection of the pool. This one sends the script whole: PostgreSQL runs it as one transaction, so
 *   that a migration that fails leaves nothing behind.
 * - It learns the one-letter type of PostgreSQL's catalogue, without which the engine cannot describe a database.
 */
export function migrationAdapter(connectionString: string): {
  factory: SqlMigrationAwareDriverAdapterFactory;
  /** What the database said about the last script that it refused; the engine tells less. */
  refusal(): string | null;
  close(): Promise<void>;
} {
  const pool = new pg.Pool({
    connectionString: withSessionSettings(connectionString, { TimeZone: 'UTC', lock_timeout: LOCK_TIMEOUT }),
    max: 2,
    connectionTimeoutMillis: 10_000,
  });
  const lettersOf = showLettersAsText(pool);
  const prisma = new PrismaPg(pool);
  let refusal: string | null = null;
  const connect = async () => {
    const adapter = await prisma.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const answer = await queryRaw(query);
      for (const column of lettersOf(answer.rows)) answer.columnTypes[column] = ColumnTypeEnum.Character;
      return answer;
    };
    adapter.executeScript = async (script) => {
      try {
        await pool.query(withOwnMark(script));
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw error;
        refusal = inWords(error, script);
        throw asDriverError(error);
      }
    };
    return adapter;
  };
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: prisma.provider,
    adapterName: prisma.adapterName,
    connect,
    connectToShadowDb: () => prisma.connectToShadowDb(),
  };
  return { factory, refusal: () => refusal, close: () => pool.end() };
}

/**
 * Makes the pool's answers show one-letter columns as text, which Prisma's adapter can read.
 * @returns a function from an answer's rows to the columns that were one-letter
 */
function showLettersAsText(pool: pg.Pool): (rows: unknown[]) => number[] {
  const letters = new WeakMap<object, number[]>();
  const query = pool.query.bind(pool);
  const queryReadably = async (text: pg.QueryConfig | string) => {
    const result = await query(text);
    // A script of several statements has several results, none of them read.
    const columns = (result.fields ?? []).flatMap((field, i) => (field.dataTypeID === INTERNAL_CHAR ? [i] : []));
    for (const column of columns) Object.assign(result.fields[column] ?? {}, { dataTypeID: BPCHAR });
    letters.set(result.rows ?? result, columns);
    return result;
  };
  // A server that goes away rejects the query in flight; the event must not end the process as well.
  pool.on('error', () => {});
  Object.assign(pool, { query: queryReadably });
  return (rows) => letters.get(rows) ?? [];
}

/**
 * The engine notes the end of a migration in a transaction of its own; a process that is killed in between would leave
 * a migration that is done but counts as failed. So the note is part of the script's own transaction.
 */
function withOwnMark(script: string): string {
  // CREATE INDEX CONCURRENTLY cannot be part of any transaction.
  if (/\bCONCURRENTLY\b/i.test(script)) return script;
  return `${script}\n;\nUPDATE "_prisma_migrations" SET "finished_at" = now()
    WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL`;
}

/** Message, SQLSTATE and line; not the detail, which may quote data. */
function inWords({ message, code, position }: pg.DatabaseError, script: string): string {
  const line = position ? `, line ${script.slice(0, Number(position) - 1).split('\n').length}` : '';
  return `${message} (${code}${line})`;
}

function asDriverError({ message, code, severity, detail, column, hint }: pg.DatabaseError): DriverAdapterError {
  return new DriverAdapterError({
    kind: 'postgres',
    code: code ?? 'XX000',
    severity: severity ?? 'ERROR',
    message,
    detail,
    column,
    hint,
  });
}
