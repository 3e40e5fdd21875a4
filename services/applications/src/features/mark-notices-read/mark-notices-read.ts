import { possibleId } from '@medreg/database';
import { badUserInput } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { noticesOf, unreadNotices } from '../list-notices/list-notices.ts';

const MOST = 100;

/** 标为已读: the first who reads counts; what is another's, or unknown, is passed over. */
export async function markNoticesRead(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  ids: readonly string[] | null | undefined,
): Promise<{ unread: number }> {
  if (ids && ids.length > MOST) throw badUserInput(`At most ${MOST} notices at once`);
  const named = ids ? { id: { in: ids.map(possibleId).filter((id) => id !== null) } } : {};
  await db.notice.updateMany({
    where: { AND: [noticesOf(viewer), named, { readAt: null }] },
    data: { readAt: clock.now() },
  });
  return { unread: await unreadNotices({ db }, viewer) };
}
