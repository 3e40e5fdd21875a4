import { writeAudit } from '@medreg/audit';
import type { PayloadOf } from '@medreg/events';
import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';
import { tellHolder } from '../../tell-holder.ts';

/**
 * The documents are there: the licence may be claimed (one claimed in an earlier version stays so), and its holder is told.
 * A licence that has become invalid meanwhile stays invalid.
 */
export async function certificateRendered(
  deps: Deps,
  tx: Transaction,
  { licenceId, licenceVersion, pdfKey, pdfSha256, pngKey }: PayloadOf<'certificate.rendered'>,
): Promise<void> {
  const licence = await tx.eLicence.findUnique({ where: { id: licenceId } });
  if (!licence || licence.version !== licenceVersion) return;
  const { count } = await tx.eLicence.updateMany({
    where: { id: licenceId, state: 'PREPARING' },
    data: { state: licence.claimedAt ? 'CLAIMED' : 'READY', pdfKey, pdfSha256, pngKey },
  });
  if (count === 0) return;
  await writeAudit(tx, {
    recordType: 'ELicence',
    recordId: licenceId,
    action: 'certificateRendered',
    actor: { kind: 'SERVICE', service: 'workers' },
    at: deps.clock.now(),
    detail: { pdfSha256 },
  });
  await tellHolder(deps, tx, licence, 'LICENCE_READY');
}
