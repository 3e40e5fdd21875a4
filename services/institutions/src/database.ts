import { pgAdapter } from '@medreg/database';
import { type Prisma, PrismaClient } from './generated/prisma/client.ts';

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

export function openDatabase(url: string): Database {
  return new PrismaClient({ adapter: pgAdapter(url) });
}

/** True for the violation of a unique constraint, which decides every race here. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
