import { join } from 'node:path';
import { ensureDatabase, migrate, startEmbeddedPostgres } from '@medreg/database';
import type { Environment } from '@medreg/env';
import type { Part } from './parts.ts';

/** Where everything is kept: PostgreSQL, queues, limits, files. */
export interface Stores {
  /** Connection string of each part's database. */
  databases: Map<string, string>;
  queueUrl: string;
  limitsUrl: string;
  filesUrl: string;
  redisUrl: string | undefined;
  /** Where the demo's accounts are written, once there are any. */
  demoAccountsFile: string;
  stop(): Promise<void>;
}

/**
 * Embedded PostgreSQL below the data folder unless POSTGRES_URL names a server; Redis when REDIS_URL names one, else
 * PostgreSQL for the queues and the limits too. Every database is there and migrated when this returns.
 */
export async function openStores(root: string, data: string, house: Part[], env: Environment): Promise<Stores> {
  const embedded = env.POSTGRES_URL
    ? null
    : await startEmbeddedPostgres({ dataDir: join(data, 'postgres'), port: Number(env.POSTGRES_PORT || 0) });
  const server = embedded?.url('postgres') ?? String(env.POSTGRES_URL);
  const databases = new Map<string, string>();
  for (const { name, folder, database } of house) {
    if (!database) continue;
    const url = await ensureDatabase(server, `medreg_${name}`);
    await migrate({ serviceDir: join(root, folder), connectionString: url });
    databases.set(name, url);
  }
  const redisUrl = env.REDIS_URL || undefined;
  return {
    databases,
    queueUrl: redisUrl ?? (await ensureDatabase(server, 'medreg_queues')),
    limitsUrl: redisUrl ?? (await ensureDatabase(server, 'medreg_limits')),
    filesUrl: env.FILES_URL || `file://${join(data, 'files')}`,
    redisUrl,
    demoAccountsFile: join(data, 'demo-accounts.json'),
    stop: async () => embedded?.stop(),
  };
}
