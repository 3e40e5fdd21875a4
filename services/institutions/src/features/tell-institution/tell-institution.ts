import type { PayloadOf } from '@medreg/events';
import { publish } from '@medreg/outbox';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';

/**
 * Passes a notice on to every user of an institution, one SMS each; the parameters stay sealed. Which user got which SMS of
 * which notice is kept, so that the same notice in another message tells nobody twice.
 * @returns how many were told
 */
export async function tellInstitution(
  tx: Transaction,
  { clock }: Pick<Deps, 'clock'>,
  { institutionId, messageId, template, params }: PayloadOf<'institution.notice'>,
): Promise<number> {
  const users = await tx.institutionUser.findMany({ where: { institutionId } });
  const at = clock.now();
  const untold = await tx.institutionNoticeSms.createManyAndReturn({
    data: users.map((user) => ({ noticeId: messageId, userId: user.id, smsId: uuidv7(), at })),
    skipDuplicates: true,
  });
  const phones = new Map(users.map((user) => [user.id, user.phoneSealed]));
  for (const { userId, smsId } of untold) {
    const to = phones.get(userId);
    if (!to) throw new Error(`No phone of user ${userId}`);
    await publish(tx, 'sms.requested', { key: smsId, payload: { messageId: smsId, to, template, params } });
  }
  return untold.length;
}
