import type { Account as PrismaAccount } from '../generated/prisma/client.ts';

/** An account as it is stored: personal data sealed, found by blind indexes. */
export type AccountRow = PrismaAccount;
