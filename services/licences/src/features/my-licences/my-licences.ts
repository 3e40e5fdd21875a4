import type { Viewer } from '@medreg/viewer';
import { visibleTo } from '../../access.ts';
import type { Context, Deps } from '../../context.ts';
import { statusOf } from '../../register-entry.ts';
import type { ELicenceRow } from '../../rows.ts';

/** 我的执业电子证照 (S0-4.1): those that are not over today, newest first. */
export async function myLicences(
  { db, clock }: Deps,
  viewer: Viewer,
  entries: Context['load']['entry'],
): Promise<ELicenceRow[]> {
  const licences = await db.eLicence.findMany({
    where: { AND: [visibleTo(viewer), { state: { not: 'INVALID' } }] },
    orderBy: { issuedAt: 'desc' },
    take: 50,
  });
  const found = await Promise.all(
    licences.map(async (licence) => ({ licence, entry: await entries.load(licence.registrationId) })),
  );
  return found
    .filter(({ licence, entry }) => statusOf(licence, entry, clock.now()) !== 'INVALID')
    .map(({ licence }) => licence);
}
