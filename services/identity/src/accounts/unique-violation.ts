import { Prisma } from '../generated/prisma/client.ts';

/** Whether somebody else was first: a unique constraint refused the write (P2002). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
