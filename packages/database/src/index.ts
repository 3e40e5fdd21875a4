/**
 * What the services share about PostgreSQL: the adapter for Prisma, migrations without Prisma's binaries, and the
 * embedded server that runs when no other is configured. The command `medreg-db` stands in cli.ts.
 */
export { openPool, type PoolLimits, pgAdapter } from './connection.ts';
export { databaseUrl, dropDatabase, ensureDatabase } from './databases.ts';
export { isDuplicate } from './duplicate.ts';
export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
export { freePort } from './free-port.ts';
export { MigrationFailed, migrate, migrationStatus } from './migrate.ts';
export { migrationsHash, readMigrations } from './migration-files.ts';
export { possibleId } from './possible-id.ts';
export { reachableByOthers } from './reachable.ts';
export { startThrowawayPostgres } from './throwaway-postgres.ts';
