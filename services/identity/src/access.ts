import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Prisma } from './generated/prisma/client.ts';

/** The accounts that a viewer may see: one's own; siblings see those that they ask for. Nobody else sees any. */
export function visibleTo(viewer: Viewer): Prisma.AccountWhereInput {
  switch (viewer.kind) {
    case 'SERVICE':
      return {};
    case 'PERSON':
    case 'INSTITUTION':
    case 'AUTHORITY':
      return viewer.accountId ? { id: viewer.accountId } : NOTHING;
    default:
      return NOTHING;
  }
}

/** Whose list a registration stands in: the viewer's own institution. */
export function membersVisibleTo(viewer: Viewer): Prisma.InstitutionMemberWhereInput {
  const institutionId = viewer.kind === 'INSTITUTION' ? viewer.institutionId : undefined;
  return institutionId ? { institutionId } : { institutionId: { in: [] } };
}

/** One's own sign-ins, nobody else's. */
export function sessionsVisibleTo({ kind, accountId }: Viewer): Prisma.SessionWhereInput {
  const holder = ['PERSON', 'INSTITUTION', 'AUTHORITY'].includes(kind) ? possibleId(accountId ?? '') : null;
  return holder ? { accountId: holder } : { id: { in: [] } };
}

/** Not `OR: []`, which Prisma takes for "everything" inside an AND. */
const NOTHING: Prisma.AccountWhereInput = { id: { in: [] } };
