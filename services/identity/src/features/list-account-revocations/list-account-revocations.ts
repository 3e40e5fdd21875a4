import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { revocationsVisibleTo } from '../../access.ts';
import type { Deps } from '../../deps.ts';
import type { AccountRevocationStatus } from '../../generated/resolvers.ts';
import type { RevocationRow } from '../../revocation/revocation.ts';

/** 账户撤销: the institution's own, or those that the authority decides, the latest first. */
export async function accountRevocations(
  { prisma }: Deps,
  viewer: Viewer,
  page: { status?: AccountRevocationStatus | null; first?: number | null; after?: string | null },
): Promise<Connection<RevocationRow>> {
  const first = pageSize(page.first);
  const before = page.after ? possibleId(String(decodeCursor(page.after, 1)[0])) : undefined;
  if (before === null) throw badUserInput('Unknown cursor');
  const rows = await prisma.accountRevocation.findMany({
    where: {
      AND: [
        revocationsVisibleTo(viewer),
        ...(page.status ? [{ status: page.status }] : []),
        ...(before ? [{ id: { lt: before } }] : []),
      ],
    },
    orderBy: { id: 'desc' },
    take: first + 1,
  });
  return connection(rows, first, ({ id }) => [id]);
}
