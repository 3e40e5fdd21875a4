import { type CalendarDate, calendarDate } from '@medreg/clock';
import { pgAdapter } from '@medreg/database';
import { type Prisma, PrismaClient } from './generated/prisma/client.ts';

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

export function openDatabase(url: string): Database {
  return new PrismaClient({ adapter: pgAdapter(url) });
}

/** A calendar date as a `date` column takes it. */
export const toColumn = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`);

/** A `date` column as a calendar date. */
export const fromColumn = (column: Date): CalendarDate => calendarDate(column.toISOString().slice(0, 10));
