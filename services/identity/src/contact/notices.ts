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

/** Tells the holder of an account by a verified contact. @returns by which; null when there is none, and nothing was said */
export async function notifyHolder<Id extends NoticeId>(
  tx: Tx,
  { pii }: Deps,
  account: AccountRow,
  { template, params, expiresAt }: { template: Id; params: TemplateParams<Id>; expiresAt?: Date },
): Promise<Channel | null> {
  const way = wayTo(account, template);
  if (!way) return null;
  const draft = { messageId: uuidv7(), to: pii.open(way.to), template, params, ...(expiresAt && { expiresAt }) };
  const payload = way.topic === 'sms.requested' ? sealSms(pii, draft) : sealEmail(pii, draft);
  await publish(tx, way.topic, { key: draft.messageId, payload });
  return way.topic === 'sms.requested' ? 'SMS' : 'EMAIL';
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
