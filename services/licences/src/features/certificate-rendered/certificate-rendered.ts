import { randomUUID } from 'node:crypto';
import { writeAudit } from '@medreg/audit';
import type { PayloadOf } from '@medreg/events';
import type { TemplateParams } from '@medreg/messages';
import { publish } from '@medreg/outbox';
import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';
import { openFace } from '../../face.ts';
import { MESSAGES } from '../../messages.ts';

/**
 * The documents are there: the licence may be claimed (one claimed in an earlier version stays so), and its holder is told.
 * A licence that has become invalid meanwhile stays invalid.
 */
export async function certificateRendered(
  { clock, pii }: Deps,
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
    at: clock.now(),
    detail: { pdfSha256 },
  });
  const name = MESSAGES.licenceNames[openFace(pii, licence.face).kind];
  await publish(tx, 'practitioner.notice', {
    key: licence.practitionerId,
    payload: {
      practitionerId: licence.practitionerId,
      messageId: randomUUID(),
      template: 'LICENCE_READY',
      params: pii.seal(JSON.stringify({ licence: name } satisfies TemplateParams<'LICENCE_READY'>)),
    },
  });
}
