import pg from 'pg';
import { withConnection } from './connection.ts';

const DUPLICATE_DATABASE = '42P04';
const UNIQUE_VIOLATION = '23505';

/** The same server's connection string for another database. */
export function databaseUrl(anyUrl: string, database: string): string {
  const url = new URL(anyUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

/**
 * Creates the database when it does not exist; two callers at once are fine.
 * @param adminUrl connection string of any database of the server, by a role that may create databases
 * @returns the connection string of the database
 */
export async function ensureDatabase(adminUrl: string, name: string): Promise<string> {
  await withConnection(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    try {
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'`);
    } catch (error) {
      const madeMeanwhile =
        error instanceof pg.DatabaseError && (error.code === DUPLICATE_DATABASE || error.code === UNIQUE_VIOLATION);
      if (!madeMeanwhile) throw error;
    }
  });
  return databaseUrl(adminUrl, name);
}

/** Drops the database and ends whatever is still connected to it; does nothing when it does not exist. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withConnection(adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
}
