import { pgAdapter } from '@medreg/database';
import { PrismaClient } from './generated/prisma/client.ts';

/**
 * A Prisma client for `testDatabase('testkit')`: the infrastructure tables and a table `note`, for tests of packages
 * that have no schema of their own. Disconnect it before the database is dropped.
 */
export function infrastructureClient(url: string): PrismaClient {
  return new PrismaClient({ adapter: pgAdapter(url) });
}
