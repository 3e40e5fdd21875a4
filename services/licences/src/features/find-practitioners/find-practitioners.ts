import { today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { toColumn } from '../../database.ts';
import { limitLookups } from '../../limit-lookups.ts';
import { MESSAGES } from '../../messages.ts';
import { PROVINCE } from '../../province.ts';
import { searchName, standingOf } from '../../register-entry.ts';
import type { RegisterEntryRow } from '../../rows.ts';
import { registrationStatus } from '../../rules/current-status.ts';

export interface FindPractitioners {
  provinceCode: string;
  name: string;
  profession?: string | null;
  first?: number | null;
  after?: string | null;
}

/** 公众查询 (domain 7): province and full name; those who practise (有效, 暂停执业), oldest registration first. */
export async function findPractitioners(
  deps: Deps,
  viewer: Viewer,
  { provinceCode, name, profession, first, after }: FindPractitioners,
): Promise<Connection<RegisterEntryRow>> {
  await limitLookups(deps, viewer);
  const size = pageSize(first);
  const fullName = searchName(name);
  if (!PROVINCE.test(provinceCode)) throw badUserInput(MESSAGES.province);
  if ([...fullName].length < 2 || fullName.length > 100) throw badUserInput(MESSAGES.name);
  const beyond = after ? possibleId(String(decodeCursor(after, 1)[0])) : undefined;
  if (beyond === null) throw badUserInput(MESSAGES.cursor);
  const rows = await deps.db.registerEntry.findMany({
    where: {
      provinceCode,
      searchName: fullName,
      status: { in: ['VALID', 'SUSPENDED'] },
      OR: [{ validUntil: null }, { validUntil: { gte: toColumn(today(deps.clock.now())) } }],
      ...(profession && { professionType: profession }),
      ...(beyond && { registrationId: { gt: beyond } }),
    },
    orderBy: { registrationId: 'asc' },
    take: size + 1,
  });
  return connection(rows, size, (row) => [row.registrationId]);
}

/**
 * By certificate code: the one that is valid, else 无效 with the same disclosed fields (domain 7). Old codes are taken as they
 * are (domain 6.4, 11-A13).
 */
export async function findByCertificateCode(deps: Deps, viewer: Viewer, certificateCode: string) {
  await limitLookups(deps, viewer);
  const code = certificateCode.trim().toUpperCase();
  if (!/^[0-9A-Z]{6,40}$/.test(code)) return null;
  const entries = await deps.db.registerEntry.findMany({
    where: { certificateCode: code },
    orderBy: { changedAt: 'desc' },
    take: 20,
  });
  const day = today(deps.clock.now());
  return entries.find((entry) => registrationStatus(standingOf(entry), day) !== 'INVALID') ?? entries[0] ?? null;
}
