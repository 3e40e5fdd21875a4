import { parseCalendarDate } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { badUserInput, connection } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { trusteeshipsVisibleTo } from '../../access.ts';
import type { Database } from '../../database.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { MESSAGES } from '../../messages.ts';
import { newestFirst, type Paging } from '../../newest-first.ts';
import type { TrusteeshipRow } from '../../rows.ts';

/** 托管关系, newest first; of one institution on either side, or those that last on a day. */
export async function listTrusteeships(
  db: Database,
  viewer: Viewer,
  input: Paging & { institutionId?: string | null; on?: string | null },
) {
  const wanted: Prisma.TrusteeshipWhereInput[] = [trusteeshipsVisibleTo(viewer)];
  if (input.institutionId) {
    const id = possibleId(input.institutionId);
    if (!id) return connection<TrusteeshipRow>([], 1, () => []);
    wanted.push({ OR: [{ trusteeId: id }, { clientId: id }] });
  }
  if (input.on) {
    const on = parseCalendarDate(input.on);
    if (!on) throw badUserInput(MESSAGES.noDate);
    wanted.push({ from: { lte: on } }, { OR: [{ until: null }, { until: { gte: on } }] });
  }
  return newestFirst(input, ({ before, take }) =>
    db.trusteeship.findMany({
      where: { AND: [...wanted, before ? { id: { lt: before } } : {}] },
      orderBy: { id: 'desc' },
      take,
    }),
  );
}
