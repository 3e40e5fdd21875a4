import { possibleId } from '@medreg/database';
import { TEMPLATES } from '@medreg/messages';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { z } from 'zod';
import type { Deps } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { NoticeTemplate } from '../../notices.ts';
import type { NoticeRow } from '../../rows.ts';
import type { Page } from '../list-applications/list-applications.ts';

type Reader = Pick<Deps, 'db'>;
const NOTHING = { id: { in: [] as string[] } };
const Params = z.record(z.string(), z.union([z.string(), z.number().transform(String)]));

/** Notices that the viewer may see: those that were for him, or for his institution. */
export function noticesOf(viewer: Viewer): Prisma.NoticeWhereInput {
  const practitionerId = viewer.kind === 'PERSON' ? possibleId(viewer.practitionerId) : null;
  if (practitionerId) return { practitionerId };
  const institutionId = viewer.kind === 'INSTITUTION' ? possibleId(viewer.institutionId) : null;
  return institutionId ? { institutionId } : NOTHING;
}

/** 我的消息, newest first. */
export async function myNotices(
  { db }: Reader,
  viewer: Viewer,
  { unread, ...page }: Page & { unread?: boolean | null },
): Promise<Connection<NoticeRow>> {
  const first = pageSize(page.first);
  const last = page.after ? possibleId(String(decodeCursor(page.after, 1)[0])) : undefined;
  if (last === null) throw badUserInput('Unknown cursor');
  const rows = await db.notice.findMany({
    where: { AND: [noticesOf(viewer), unread ? { readAt: null } : {}, last ? { id: { lt: last } } : {}] },
    orderBy: { id: 'desc' },
    take: first + 1,
  });
  return connection(rows, first, ({ id }) => [id]);
}

export const unreadNotices = ({ db }: Reader, viewer: Viewer): Promise<number> =>
  db.notice.count({ where: { ...noticesOf(viewer), readAt: null } });

/** The words of a notice, by the names that its template gives them. */
export const paramsOf = ({ pii }: Pick<Deps, 'pii'>, { params }: NoticeRow): Record<string, string> =>
  Params.parse(JSON.parse(pii.open(params)));

/** A notice as it was sent. What was written once stays readable, also after its template has become stricter. */
export function textOf(deps: Pick<Deps, 'pii'>, row: NoticeRow): string {
  const params = paramsOf(deps, row);
  const { text } = TEMPLATES[row.template as NoticeTemplate].sms;
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}
