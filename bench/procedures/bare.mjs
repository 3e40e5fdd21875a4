// The limit that everything is held against: the same PostgreSQL, with the same number of statements in one durable transaction
// each, driven by one Node process that does nothing else.
import pg from 'pg';
import { underLoad } from './load.mjs';

const TRANSACTIONS = 400;
/** About as much as a row of a timeline or an audit entry holds. */
const CONTENT = 'x'.repeat(300);

/** @param statements reads and writes of one operation, as they were counted */
export async function bareTransactions(databaseUrl, { reads, writes }, concurrency) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: concurrency });
  try {
    await pool.query('CREATE TABLE IF NOT EXISTS bench_bare (id bigserial PRIMARY KEY, content text NOT NULL)');
    await pool.query('INSERT INTO bench_bare (content) SELECT $1 FROM generate_series(1, 1000)', [CONTENT]);
    const result = await underLoad(Array.from({ length: TRANSACTIONS }), concurrency, () =>
      transaction(pool, Math.max(1, Math.round(reads)), Math.max(1, Math.round(writes))),
    );
    return { perSecond: result.perSecond, reads: Math.round(reads), writes: Math.round(writes) };
  } finally {
    await pool.query('DROP TABLE IF EXISTS bench_bare');
    await pool.end();
  }
}

async function transaction(pool, reads, writes) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (let at = 0; at < reads; at += 1) {
      const id = 1 + Math.floor(Math.random() * 1000);
      await client.query({ name: 'read', text: 'SELECT content FROM bench_bare WHERE id = $1', values: [id] });
    }
    for (let at = 0; at < writes; at += 1) {
      await client.query({ name: 'write', text: 'INSERT INTO bench_bare (content) VALUES ($1)', values: [CONTENT] });
    }
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
