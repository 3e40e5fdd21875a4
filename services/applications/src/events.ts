import type { RegistrationSnapshot, RegistrationState } from '@medreg/events';
import type { TemplateId, TemplateParams } from '@medreg/messages';
import { publish } from '@medreg/outbox';
import type { Pii } from '@medreg/pii';
import { fromColumn, type Transaction } from './database.ts';
import { CATEGORIES, type Category, LEVELS, type Level } from './forms/dictionaries.ts';
import type { Step } from './generated/resolvers.ts';
import { tellInstitution as tell, tellPerson } from './notices.ts';
import { getProcedure } from './procedures/index.ts';
import type { ApplicationRow, MultiFilingRow, RegistrationRow } from './rows.ts';
import { STATUS_NAMES } from './workflow.ts';

/**
 * What the service tells others, always through the outbox of the transaction that made it true:
 * `practitioner.notice` (identity knows the contact) and `registration.changed` (licences and the public register follow).
 */

/** Tells the applicant of a step; taking effect says nothing beside the approval. */
export async function sendNotice(
  tx: Transaction,
  pii: Pick<Pii, 'seal'>,
  step: Step,
  application: ApplicationRow,
): Promise<void> {
  const notice = noticeOf(step, application);
  if (!notice) return;
  const { template, params } = notice;
  await tellPerson(tx, pii, application.practitionerId, template, params, application.id);
}

type Notice = { [Id in NoticeTemplate]: { template: Id; params: TemplateParams<Id> } }[NoticeTemplate];
type NoticeTemplate = Extract<
  TemplateId,
  | 'APPLICATION_PROGRESS'
  | 'APPLICATION_CORRECTION'
  | 'APPLICATION_APPROVED'
  | 'APPLICATION_REFUSED'
  | 'HEARING_NOTICE'
  | 'REGISTRATION_NOTICE'
>;

function noticeOf(step: Step, application: ApplicationRow): Notice | null {
  const { number, status, channel } = application;
  if (channel === 'EX_OFFICIO') return noticeOfTask(step, application);
  const params = { applicationNumber: number };
  switch (step) {
    case 'takeEffect':
      return null;
    case 'requestCorrection':
      return { template: 'APPLICATION_CORRECTION', params };
    case 'approve':
      return { template: 'APPLICATION_APPROVED', params };
    case 'refuse':
      return { template: 'APPLICATION_REFUSED', params };
    default:
      return { template: 'APPLICATION_PROGRESS', params: { ...params, state: STATUS_NAMES[status] } };
  }
}

/** Of what the authority does of its own accord the person is told by its own name, not as if he had applied for it (5.6). */
function noticeOfTask(step: Step, { number, status, procedure, dueOn }: ApplicationRow): Notice | null {
  const matter = getProcedure(procedure).name;
  if (step === 'notify') {
    const lastDay = dueOn ? fromColumn(dueOn) : '';
    return { template: 'HEARING_NOTICE', params: { applicationNumber: number, matter, lastDay } };
  }
  const told: readonly Step[] = ['endHearing', 'approve', 'keep', 'close'];
  return told.includes(step)
    ? { template: 'REGISTRATION_NOTICE', params: { matter, state: STATUS_NAMES[status] } }
    : null;
}

/** Tells what the register says of somebody now; a later version wins over an earlier one. */
export async function announceRegistration(tx: Transaction, pii: Pick<Pii, 'seal'>, registration: RegistrationRow) {
  const { id: registrationId, practitionerId, version } = registration;
  const filings = await tx.multiFiling.findMany({ where: { registrationId } });
  await publish(tx, 'registration.changed', {
    key: registrationId,
    version,
    payload: { registrationId, practitionerId, snapshot: pii.seal(JSON.stringify(snapshotOf(registration, filings))) },
  });
}

/** @returns sealed JSON of RegistrationState: what a rebuild of the licences and the public register starts from */
export function sealState(pii: Pick<Pii, 'seal'>, row: RegistrationRow & { filings: MultiFilingRow[] }): string {
  const state: RegistrationState = { id: row.id, version: row.version, snapshot: snapshotOf(row, row.filings) };
  return pii.seal(JSON.stringify(state));
}

/** What the licence's face and the public register need, no more. */
function snapshotOf(row: RegistrationRow, filings: readonly MultiFilingRow[]): RegistrationSnapshot {
  return {
    registrationId: row.id,
    practitionerId: row.practitionerId,
    professionType: row.professionType,
    status: row.status,
    suspended: row.suspended,
    name: row.name,
    sex: row.sex,
    birthMonth: fromColumn(row.birthDate).slice(0, 7),
    level: LEVELS[row.level as Level],
    category: CATEGORIES[row.category as Category],
    major: row.major,
    scopes: row.scopeNames,
    techniques: row.techniques,
    diseases: row.diseases,
    certificateCode: row.certificateCode,
    eRegId: row.eRegId,
    practicePlaceCode: row.practicePlaceCode,
    practicePlaceName: row.practicePlaceName,
    primaryInstitutionId: row.primaryInstitutionId,
    primaryInstitutionName: row.primaryInstitutionName,
    primaryInstitutionClosed: row.primaryInstitutionClosedOn !== null,
    issuingAuthorityId: row.issuingAuthorityId,
    issuingAuthorityName: row.issuingAuthorityName,
    issuingAuthorityCode: row.issuingAuthorityCode,
    issuedOn: fromColumn(row.issuedOn),
    firstRegisteredOn: fromColumn(row.firstRegisteredOn),
    validUntil: row.periodUntil && fromColumn(row.periodUntil),
    ...(row.status === 'DEREGISTERED' && { endedOn: fromColumn(row.statusSince) }),
    filings: filings
      .filter(({ validFrom, validUntil, endedOn }) => (endedOn ?? validUntil) >= validFrom)
      .map(({ institutionId, institutionName, validFrom, validUntil, endedOn }) => ({
        institutionId,
        institutionName,
        from: fromColumn(validFrom),
        until: fromColumn(endedOn ?? validUntil),
      })),
    photoKey: row.photoKey,
  };
}

/** What an institution is told about its people (domain 5.6), by name. */
const INSTITUTION_MATTERS = {
  LEFT: '人员主要执业机构已变更',
} as const;
export type InstitutionMatter = keyof typeof INSTITUTION_MATTERS;

/** Tells an institution something about one of its people; the institutions service knows its users' phones. */
export async function tellInstitution(
  tx: Transaction,
  pii: Pick<Pii, 'seal'>,
  institutionId: string,
  matter: InstitutionMatter,
  { certificateCode }: Pick<RegistrationRow, 'certificateCode'>,
): Promise<void> {
  await tell(tx, pii, institutionId, { matter: INSTITUTION_MATTERS[matter], reference: certificateCode });
}
