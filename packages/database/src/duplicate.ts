/** True for the violation of a unique constraint (Prisma's P2002): somebody else was first. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
