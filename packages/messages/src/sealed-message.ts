import { EVENTS, type PayloadOf } from '@medreg/events';
import {
  type EmailTemplateId,
  isTemplateId,
  type SmsTemplateId,
  TEMPLATES,
  type TemplateId,
  type TemplateParams,
} from './templates.ts';

/** What this package needs of `@medreg/pii`. */
type Sealer = { seal(text: string): string };
type Opener = { open(sealed: string): string };

/**
 * The payload of `sms.requested` and `email.requested`. `to` and `params` are sealed, so neither outbox tables nor queues
 * hold a phone number, an address, a code or a password.
 */
export type SealedMessage = PayloadOf<'sms.requested'> & PayloadOf<'email.requested'>;

type Draft<Id extends TemplateId> = {
  messageId: string;
  to: string;
  template: Id;
  params: TemplateParams<Id>;
  /** Obligatory for codes: the moment from which the code is refused anyway. */
  expiresAt?: Date;
};

/** Seals an SMS for `publish(tx, 'sms.requested', { key: messageId, payload })`. Throws a `ZodError` on wrong parameters. */
export function sealSms<Id extends SmsTemplateId>(pii: Sealer, draft: Draft<Id>): SealedMessage {
  return seal(pii, draft);
}

/** Seals an e-mail for `publish(tx, 'email.requested', { key: messageId, payload })`. Throws a `ZodError` on wrong parameters. */
export function sealEmail<Id extends EmailTemplateId>(pii: Sealer, draft: Draft<Id>): SealedMessage {
  return seal(pii, draft);
}

function seal<Id extends TemplateId>(pii: Sealer, draft: Draft<Id>): SealedMessage {
  const row = TEMPLATES[draft.template];
  if (row.kind === 'code' && !draft.expiresAt)
    throw new Error(`A message of kind "code" needs expiresAt: ${draft.template}.`);
  return {
    messageId: draft.messageId,
    to: pii.seal(draft.to),
    template: draft.template,
    params: pii.seal(JSON.stringify(row.params.parse(draft.params))),
    ...(draft.expiresAt ? { expiresAt: draft.expiresAt.toISOString() } : {}),
  };
}

export type OpenedMessage = {
  messageId: string;
  to: string;
  template: TemplateId;
  /** Checked against the template when it is rendered. */
  params: unknown;
  expiresAt: Date | null;
};

/** Opens a message for sending. Throws when the payload is malformed, the template unknown or the seal broken. */
export function openMessage(pii: Opener, payload: unknown): OpenedMessage {
  const message = EVENTS['sms.requested'].payload.parse(payload);
  if (!isTemplateId(message.template)) throw new Error(`There is no message template "${message.template}".`);
  return {
    messageId: message.messageId,
    to: pii.open(message.to),
    template: message.template,
    params: JSON.parse(pii.open(message.params)) as unknown,
    expiresAt: message.expiresAt ? new Date(message.expiresAt) : null,
  };
}
