import { today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { visibleTo } from './access.ts';
import type { Deps } from './context.ts';
import { MESSAGES } from './messages.ts';
import { standingOf } from './register-entry.ts';
import type { ELicenceRow, RegisterEntryRow } from './rows.ts';
import type { ClaimFacts, Profession } from './rules/claim-conditions.ts';

/** A licence that the viewer may see, with what claiming and showing it depend on; null for anything else. */
export async function findOwnLicence(
  { db, clock }: Deps,
  viewer: Viewer,
  licenceId: string,
): Promise<{ licence: ELicenceRow; facts: ClaimFacts } | null> {
  const id = possibleId(licenceId);
  const licence = id ? await db.eLicence.findFirst({ where: { AND: [{ id }, visibleTo(viewer)] } }) : null;
  // The entry is written with the licence, in one transaction.
  const entry = licence && (await db.registerEntry.findUnique({ where: { registrationId: licence.registrationId } }));
  return entry && { licence, facts: claimFacts(viewer, entry, licence, clock.now()) };
}

/** What claiming and showing depend on, at this moment (domain 8.1). */
export function claimFacts(
  viewer: Viewer,
  entry: RegisterEntryRow,
  licence: ELicenceRow | null,
  now: Date,
): ClaimFacts {
  return {
    profession: entry.professionType as Profession,
    accountState: viewer.accountState,
    standing: standingOf(entry),
    missing: entry.missing,
    state: licence?.state ?? null,
    today: today(now),
  };
}

export const licenceNotFound = () => ({ kind: 'LicenceNotFound' as const, message: MESSAGES.notFound });
