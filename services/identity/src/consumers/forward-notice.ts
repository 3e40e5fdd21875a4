import type { PayloadOf } from '@medreg/events';
import { publish } from '@medreg/outbox';
import { wayTo } from '../contact/notices.ts';
import type { Tx } from '../deps.ts';

/**
 * Passes a notice on to the verified contact of a practitioner's account, under its own message id; the parameters stay sealed.
 * @returns false when the practitioner has no account or no contact that the notice can travel by
 */
export async function forwardNotice(tx: Tx, notice: PayloadOf<'practitioner.notice'>): Promise<boolean> {
  const { practitionerId, messageId, template, params } = notice;
  const account = await tx.account.findUnique({ where: { practitionerId } });
  const way = account && wayTo(account, template);
  if (!way) return false;
  await publish(tx, way.topic, { key: messageId, payload: { messageId, to: way.to, template, params } });
  return true;
}
