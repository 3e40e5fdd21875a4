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

/** 账户撤销: the institution's own, those that an authority may confirm, and that of the holder's account. */
export function revocationsVisibleTo(viewer: Viewer): Prisma.AccountRevocationWhereInput {
  const { institutionId, authorityId, accountId } = viewer;
  if (viewer.kind === 'INSTITUTION' && institutionId) return { institutionId };
  if (viewer.kind === 'AUTHORITY' && authorityId) return { authorityIds: { has: authorityId } };
  if (viewer.kind === 'PERSON' && accountId) return { accountId };
  return { id: { in: [] } };
}

/** One's own sign-ins, nobody else's. */
export function sessionsVisibleTo({ kind, accountId }: Viewer): Prisma.SessionWhereInput {
  const holder = ['PERSON', 'INSTITUTION', 'AUTHORITY'].includes(kind) ? possibleId(accountId ?? '') : null;
  return holder ? { accountId: holder } : { id: { in: [] } };
}

/** Not `OR: []`, which Prisma takes for "everything" inside an AND. */
const NOTHING: Prisma.AccountWhereInput = { id: { in: [] } };
