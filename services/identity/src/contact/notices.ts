import {
  type Channel,
  channelsOf,
  isTemplateId,
  type SmsTemplateId,
  sealEmail,
  sealSms,
  type TemplateParams,
} from '@medreg/messages';
import { publish } from '@medreg/outbox';
import { uuidv7 } from 'uuidv7';
import type { AccountRow } from '../accounts/account.ts';
import type { Deps, Tx } from '../deps.ts';

/** Sends an SMS with the transaction's commit. `to` is a readable phone number. @returns the message's id */
export async function sendSms<Id extends SmsTemplateId>(
  tx: Tx,
  { pii }: Deps,
  message: { to: string; template: Id; params: TemplateParams<Id>; expiresAt?: Date },
): Promise<string> {
  const messageId = uuidv7();
  await publish(tx, 'sms.requested', { key: messageId, payload: sealSms(pii, { messageId, ...message }) });
  return messageId;
}

/** Sends the link that verifies an address, with the transaction's commit. */
export async function sendEmailLinkMail(
  tx: Tx,
  { pii }: Deps,
  message: { to: string; link: string; hours: number; expiresAt: Date },
): Promise<void> {
  const messageId = uuidv7();
  const { to, link, hours, expiresAt } = message;
  const payload = sealEmail(pii, { messageId, to, template: 'EMAIL_LINK', params: { link, hours }, expiresAt });
  await publish(tx, 'email.requested', { key: messageId, payload });
}

/** Sends the link by which a forgotten password is set anew, with the transaction's commit. */
export async function sendResetLinkMail(
  tx: Tx,
  { pii }: Deps,
  message: { to: string; link: string; minutes: number; expiresAt: Date },
): Promise<void> {
  const messageId = uuidv7();
  const { to, link, minutes, expiresAt } = message;
  const draft = { messageId, to, template: 'PASSWORD_RESET_LINK' as const, params: { link, minutes }, expiresAt };
  await publish(tx, 'email.requested', { key: messageId, payload: sealEmail(pii, draft) });
}

/** Templates that tell a holder something about the own account. */
type NoticeId = 'PASSWORD_CHANGED' | 'ACCOUNT_LOCKED' | 'ACTIVATION_CODE' | 'REGISTRATION_NOTICE';

/**
 * Tells the holder of an account by a verified contact, and in the list of messages. @returns by which contact; null when there
 * is none, and nothing was sent
 */
export async function notifyHolder<Id extends NoticeId>(
  tx: Tx,
  deps: Deps,
  account: AccountRow,
  { template, params, expiresAt }: { template: Id; params: TemplateParams<Id>; expiresAt?: Date },
): Promise<Channel | null> {
  const { pii } = deps;
  const messageId = uuidv7();
  // What carries a code is sent and never kept.
  if (template !== 'ACTIVATION_CODE') await keepForHolder(tx, deps, account, { messageId, template, params });
  const way = wayTo(account, template);
  if (!way) return null;
  const draft = { messageId, to: pii.open(way.to), template, params, ...(expiresAt && { expiresAt }) };
  const payload = way.topic === 'sms.requested' ? sealSms(pii, draft) : sealEmail(pii, draft);
  await publish(tx, way.topic, { key: draft.messageId, payload });
  return way.topic === 'sms.requested' ? 'SMS' : 'EMAIL';
}

/** Tells the holder by a phone that is given: the old one after a change. And in the list of messages. */
export async function notifyByPhone<Id extends 'PHONE_CHANGED' | 'QUALIFICATION_IMPORTED'>(
  tx: Tx,
  deps: Deps,
  account: AccountRow,
  message: { to: string; template: Id; params: TemplateParams<Id> },
): Promise<void> {
  const messageId = await sendSms(tx, deps, message);
  const { template, params } = message;
  await keepForHolder(tx, deps, account, { messageId, template, params });
}

/**
 * 消息: the applications service keeps what a person was told, by practitioner. Whoever is not known as one yet has no list, and
 * neither have the users of institutions and authorities.
 */
export async function keepForHolder(
  tx: Tx,
  { pii, clock }: Deps,
  { practitionerId }: AccountRow,
  { messageId = uuidv7(), template, params }: { messageId?: string; template: SmsTemplateId; params: object },
): Promise<void> {
  if (!practitionerId) return;
  const at = clock.now().toISOString();
  const payload = { reader: { practitionerId }, messageId, template, params: pii.seal(JSON.stringify(params)), at };
  await publish(tx, 'notice.told', { key: practitionerId, payload });
}

/** The verified contact by which a template reaches an account, phone first (S2-Q3); null when there is none. */
export function wayTo(account: AccountRow, template: string): { topic: MessageTopic; to: string } | null {
  if (account.closedAt) return null;
  const channels = isTemplateId(template) ? channelsOf(template) : [];
  if (account.phoneVerifiedAt && account.phoneSealed && channels.includes('SMS')) {
    return { topic: 'sms.requested', to: account.phoneSealed };
  }
  if (account.emailVerifiedAt && account.emailSealed && channels.includes('EMAIL')) {
    return { topic: 'email.requested', to: account.emailSealed };
  }
  return null;
}

type MessageTopic = 'sms.requested' | 'email.requested';
