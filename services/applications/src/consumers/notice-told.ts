import type { PayloadOf } from '@medreg/events';
import type { Transaction } from '../database.ts';
import { isNoticeTemplate } from '../notices.ts';

/**
 * 消息: what another service has told somebody stands in the same list as what this one tells (`myNotices`), under the id of the
 * message, sealed as it came. A template that is not known (a newer sender) is an error: the message is worked again later.
 */
export async function noticeTold(
  tx: Transaction,
  { reader, messageId, template, params, at }: PayloadOf<'notice.told'>,
): Promise<void> {
  if (!isNoticeTemplate(template))
    throw new Error(`A notice of a template that has no place in the list: ${template}.`);
  await tx.notice.createMany({
    data: { id: messageId, ...reader, template, params, at: new Date(at) },
    skipDuplicates: true,
  });
}
