import type { Viewer } from '@medreg/viewer';
import { visibleTo } from '../../access.ts';
import type { Deps } from '../../context.ts';
import type { UnmetCode } from '../../messages.ts';
import { claimFacts } from '../../own-licence.ts';
import type { ELicenceRow, RegisterEntryRow } from '../../rows.ts';
import { unmetConditions } from '../../rules/claim-conditions.ts';

export interface ConditionsOfOne {
  entry: RegisterEntryRow;
  licence: ELicenceRow | null;
  unmet: UnmetCode[];
}

/**
 * 申领条件 of the viewer's registrations (domain 8.1): also of those without an e-licence, so that everybody sees by name what is
 * missing. Of a profession in which none is VALID, the one that ended last.
 */
export async function licenceConditions({ db, clock }: Deps, viewer: Viewer): Promise<ConditionsOfOne[]> {
  const { practitionerId } = viewer;
  if (!practitionerId) return [];
  const entries = await db.registerEntry.findMany({
    where: { practitionerId },
    orderBy: [{ changedAt: 'desc' }, { registrationId: 'desc' }],
    take: 50,
  });
  const current = entries.filter(({ professionType, status }, index) => {
    const ofProfession = entries.filter((entry) => entry.professionType === professionType);
    const living = ofProfession.some((entry) => entry.status !== 'INVALID');
    return living ? status !== 'INVALID' : entries[index] === ofProfession[0];
  });
  const registrationIds = current.map(({ registrationId }) => registrationId);
  const licences = await db.eLicence.findMany({
    where: { AND: [visibleTo(viewer), { registrationId: { in: registrationIds }, state: { not: 'INVALID' } }] },
  });
  return current.map((entry) => {
    const licence = licences.find(({ registrationId }) => registrationId === entry.registrationId) ?? null;
    return { entry, licence, unmet: unmetConditions(claimFacts(viewer, entry, licence, clock.now())) };
  });
}
