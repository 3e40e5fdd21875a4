import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { visibleTo } from './access.ts';
import type { Database } from './database.ts';
import { MESSAGES } from './messages.ts';
import type { ELicenceRow } from './rows.ts';

/** A licence that the viewer may see, with the status of the registration behind it; null for anything else. */
export async function findOwnLicence(
  db: Database,
  viewer: Viewer,
  licenceId: string,
): Promise<{ licence: ELicenceRow; status: string } | null> {
  const id = possibleId(licenceId);
  const licence = id && (await db.eLicence.findFirst({ where: { AND: [{ id }, visibleTo(viewer)] } }));
  if (!licence) return null;
  const entry = await db.registerEntry.findUnique({ where: { registrationId: licence.registrationId } });
  return { licence, status: entry?.status ?? 'INVALID' };
}

export const licenceNotFound = () => ({ kind: 'LicenceNotFound' as const, message: MESSAGES.notFound });
