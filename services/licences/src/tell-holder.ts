import type { TemplateParams } from '@medreg/messages';
import { publish } from '@medreg/outbox';
import { uuidv7 } from 'uuidv7';
import type { Deps } from './context.ts';
import type { Transaction } from './database.ts';
import { openFace } from './face.ts';
import { MESSAGES } from './messages.ts';
import type { ELicenceRow } from './rows.ts';

type LicenceNotice = 'LICENCE_READY' | 'LICENCE_ENDED';

/** Tells the holder what became of the licence: by message (identity knows the contact), and in the list of messages. */
export async function tellHolder(
  { pii, clock }: Pick<Deps, 'pii' | 'clock'>,
  tx: Transaction,
  { practitionerId, face }: Pick<ELicenceRow, 'practitionerId' | 'face'>,
  template: LicenceNotice,
): Promise<void> {
  const words: TemplateParams<LicenceNotice> = { licence: MESSAGES.licenceNames[openFace(pii, face).kind] };
  const message = { messageId: uuidv7(), template, params: pii.seal(JSON.stringify(words)) };
  const key = practitionerId;
  await publish(tx, 'practitioner.notice', { key, payload: { practitionerId, ...message } });
  const at = clock.now().toISOString();
  await publish(tx, 'notice.told', { key, payload: { reader: { practitionerId }, ...message, at } });
}
