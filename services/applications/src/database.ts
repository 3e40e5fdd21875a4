import { type CalendarDate, calendarDate } from '@medreg/clock';
import { pgAdapter } from '@medreg/database';
import { type Prisma, PrismaClient } from './generated/prisma/client.ts';

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

export function openDatabase(url: string): Database {
  return new PrismaClient({ adapter: pgAdapter(url), transactionOptions: { maxWait: 5_000, timeout: 15_000 } });
}

/** A calendar date as a `date` column takes it. */
export const toColumn = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`);

/** A `date` column as a calendar date. */
export const fromColumn = (column: Date): CalendarDate => calendarDate(column.toISOString().slice(0, 10));

/** True for the violation of a named constraint or trigger of which Prisma has no code. */
export function isExcluded(error: unknown, constraint: string): boolean {
  return error instanceof Error && error.message.includes(constraint);
}

/**
 * A transaction in the turn of one person: what changes anything of the same person runs one after another, so that none of it meets
 * another half done, and locks taken in whatever order never block each other.
 */
export const withPerson = <T>(
  db: Database,
  practitionerId: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> =>
  retried(() =>
    db.$transaction(async (tx) => {
      await lockPerson(tx, practitionerId);
      return work(tx);
    }),
  );

/** Waits until no other transaction of the person is under way; the turn ends with the transaction. */
export async function lockPerson(tx: Transaction, practitionerId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${practitionerId}, 0))`;
}

const MOST_TRIES = 3;

/**
 * Runs a transaction again when PostgreSQL ended it to resolve a deadlock or a write conflict. What it does must be guarded by
 * what was read before it: then a second run has an effect only where the first had none.
 */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === MOST_TRIES || !isConflict(error)) throw error;
    }
  }
}

/** Deadlock (40P01) or serialization failure (40001), by Prisma's code or by what the driver says. */
const isConflict = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && error.code === 'P2034') || /40P01|40001|deadlock detected/.test(error.message));
