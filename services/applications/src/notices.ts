import type { TemplateId, TemplateParams } from '@medreg/messages';
import { publish } from '@medreg/outbox';
import type { Pii } from '@medreg/pii';
import { uuidv7 } from 'uuidv7';
import type { Transaction } from './database.ts';

type Sealer = Pick<Pii, 'seal'>;
type ToPeople = Extract<TemplateId, 'REGISTRATION_NOTICE' | 'DEADLINE_REMINDER' | 'APPLICATION_PROGRESS'>;

/** Tells a person what the register says of him, which of its days comes near, or what became of his application without a step. */
export async function tellPerson<Id extends ToPeople>(
  tx: Transaction,
  pii: Sealer,
  practitionerId: string,
  template: Id,
  params: TemplateParams<Id>,
): Promise<void> {
  const message = { messageId: uuidv7(), template, params: pii.seal(JSON.stringify(params)) };
  await publish(tx, 'practitioner.notice', { key: practitionerId, payload: { practitionerId, ...message } });
}

/** Tells an institution that something waits for it, or has been done about its people. */
export async function tellInstitution(
  tx: Transaction,
  pii: Sealer,
  institutionId: string,
  params: TemplateParams<'INSTITUTION_MATTER'>,
): Promise<void> {
  const message = { messageId: uuidv7(), template: 'INSTITUTION_MATTER', params: pii.seal(JSON.stringify(params)) };
  await publish(tx, 'institution.notice', { key: institutionId, payload: { institutionId, ...message } });
}
