import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize, rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { searchName } from '../../register-entry.ts';
import type { RegisterEntryRow } from '../../rows.ts';

export interface FindPractitioners {
  provinceCode: string;
  name: string;
  first?: number | null;
  after?: string | null;
}

/** Look-ups that one client address may make in a minute. */
export const LOOKUPS_A_MINUTE = 60;

/** 公众查询 (domain 7): province and full name; those who practise (有效, 暂停执业), oldest registration first. */
export async function findPractitioners(
  deps: Deps,
  viewer: Viewer,
  { provinceCode, name, first, after }: FindPractitioners,
): Promise<Connection<RegisterEntryRow>> {
  await limitLookups(deps, viewer);
  const size = pageSize(first);
  const fullName = searchName(name);
  if (!/^\d{2}0000$/.test(provinceCode)) throw badUserInput(MESSAGES.province);
  if ([...fullName].length < 2 || fullName.length > 100) throw badUserInput(MESSAGES.name);
  const beyond = after ? possibleId(String(decodeCursor(after, 1)[0])) : undefined;
  if (beyond === null) throw badUserInput(MESSAGES.cursor);
  const rows = await deps.db.registerEntry.findMany({
    where: {
      provinceCode,
      searchName: fullName,
      status: { in: ['VALID', 'SUSPENDED'] },
      ...(beyond && { registrationId: { gt: beyond } }),
    },
    orderBy: { registrationId: 'asc' },
    take: size + 1,
  });
  return connection(rows, size, (row) => [row.registrationId]);
}

/** By certificate code: the one that is valid, else 无效 with the same disclosed fields (domain 7). */
export async function findByCertificateCode(deps: Deps, viewer: Viewer, certificateCode: string) {
  await limitLookups(deps, viewer);
  const code = certificateCode.trim();
  if (!/^\d{12,15}$/.test(code)) return null;
  const entries = await deps.db.registerEntry.findMany({
    where: { certificateCode: code },
    orderBy: { changedAt: 'desc' },
    take: 20,
  });
  return entries.find(({ status }) => status !== 'INVALID') ?? entries[0] ?? null;
}

async function limitLookups({ lookups }: Deps, viewer: Viewer): Promise<void> {
  if (viewer.kind === 'SERVICE') return;
  const decision = await lookups.consume(viewer.address ?? 'unknown');
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);
}
