import type { SmsTemplateId, TemplateParams } from '@medreg/messages';
import { publish } from '@medreg/outbox';
import type { Pii } from '@medreg/pii';
import { uuidv7 } from 'uuidv7';
import type { Transaction } from './database.ts';

type Sealer = Pick<Pii, 'seal'>;

/** What people and institutions are told, by this service and (the last ones) by others: as in the schema's `NoticeTemplate`. */
export const NOTICE_TEMPLATES = [
  'APPLICATION_PROGRESS',
  'APPLICATION_CORRECTION',
  'APPLICATION_APPROVED',
  'APPLICATION_REFUSED',
  'HEARING_NOTICE',
  'DEADLINE_REMINDER',
  'REGISTRATION_NOTICE',
  'APPOINTMENT_NOTICE',
  'INSTITUTION_MATTER',
  'PASSWORD_CHANGED',
  'PHONE_CHANGED',
  'ACCOUNT_LOCKED',
  'QUALIFICATION_IMPORTED',
  'LICENCE_READY',
  'LICENCE_ENDED',
] as const satisfies readonly SmsTemplateId[];
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];
export const isNoticeTemplate = (text: string): text is NoticeTemplate =>
  (NOTICE_TEMPLATES as readonly string[]).includes(text);

type ToPeople = Exclude<NoticeTemplate, 'INSTITUTION_MATTER'>;
type Kept = { template: NoticeTemplate; params: TemplateParams<NoticeTemplate>; applicationId: string | null };

/**
 * Tells a person what has become of his application, what the register says of him, or which of its days comes near: by message
 * (identity knows the contact), and in the list of his notices (`myNotices`), both or neither.
 */
export async function tellPerson<Id extends ToPeople>(
  tx: Transaction,
  pii: Sealer,
  practitionerId: string,
  template: Id,
  params: TemplateParams<Id>,
  /** The application that it is about, where it is about one. */
  applicationId: string | null = null,
): Promise<void> {
  const message = await keep(tx, pii, { practitionerId, template, params, applicationId });
  await publish(tx, 'practitioner.notice', { key: practitionerId, payload: { practitionerId, ...message } });
}

/** Tells an institution that something waits for it, or has been done about its people. */
export async function tellInstitution(
  tx: Transaction,
  pii: Sealer,
  institutionId: string,
  params: TemplateParams<'INSTITUTION_MATTER'>,
  applicationId: string | null = null,
): Promise<void> {
  const message = await keep(tx, pii, { institutionId, template: 'INSTITUTION_MATTER', params, applicationId });
  await publish(tx, 'institution.notice', { key: institutionId, payload: { institutionId, ...message } });
}

/** The notice as it can be read again later; the message carries the same id, words and seal. */
async function keep(
  tx: Transaction,
  pii: Sealer,
  { params, ...notice }: Kept & ({ practitionerId: string } | { institutionId: string }),
) {
  const message = { messageId: uuidv7(), template: notice.template, params: pii.seal(JSON.stringify(params)) };
  await tx.notice.create({ data: { id: message.messageId, ...notice, params: message.params } });
  return message;
}
