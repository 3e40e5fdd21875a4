import { actorOf, writeAudit } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { findOwnLicence, licenceNotFound } from '../../own-licence.ts';
import { conditionsUnmet, unmetConditions } from '../../rules/claim-conditions.ts';

/** 申领 (S0-4.1): shown at once when the conditions are met, no review. Claiming twice is claiming once. */
export async function claimLicence(deps: Deps, viewer: Viewer, licenceId: string) {
  const { db, clock } = deps;
  const own = await findOwnLicence(deps, viewer, licenceId);
  if (!own) return licenceNotFound();
  const unmet = unmetConditions(own.facts);
  if (unmet.length > 0) return conditionsUnmet(unmet);
  await db.$transaction(async (tx) => {
    const { count } = await tx.eLicence.updateMany({
      where: { id: own.licence.id, state: 'READY' },
      data: { state: 'CLAIMED', claimedAt: clock.now() },
    });
    if (count === 0) return;
    await writeAudit(tx, {
      recordType: 'ELicence',
      recordId: own.licence.id,
      action: 'claimLicence',
      actor: actorOf(viewer),
      at: clock.now(),
    });
  });
  const licence = await db.eLicence.findUniqueOrThrow({ where: { id: own.licence.id } });
  // The registration ended, or changed, between the two looks.
  if (licence.state !== 'CLAIMED') return conditionsUnmet(['REGISTRATION_NOT_VALID']);
  return { kind: 'ClaimedLicence' as const, licence };
}
