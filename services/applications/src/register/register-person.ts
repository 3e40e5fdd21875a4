import { writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../context.ts';
import { type Transaction, toColumn } from '../database.ts';
import { announceRegistration } from '../events.ts';
import type { ProcedureDefinition } from '../procedures/index.ts';
import type { ApplicationRow, RegistrationRow } from '../rows.ts';
import type { InstitutionFacts } from '../rules/facts.ts';
import { SYSTEM } from '../steps/move.ts';
import { certificateCodeOf } from './certificate-code.ts';
import { nextERegId } from './serials.ts';

export interface Approval {
  procedure: ProcedureDefinition;
  application: ApplicationRow;
  institution: InstitutionFacts;
  /** Name of the practice place, e.g. 广东省 */
  practicePlaceName: string;
  at: Date;
}

/**
 * Puts the approved applicant on the register: VALID from today in China, with certificate code and eRegId, and tells the
 * siblings. Inside the approval's transaction; the invariants of domain 5.1 are the database's.
 */
export async function registerPerson(
  tx: Transaction,
  { pii, settings }: Pick<Deps, 'pii' | 'settings'>,
  { procedure, application, institution, practicePlaceName, at }: Approval,
): Promise<RegistrationRow> {
  const { effect, professionType, business } = procedure;
  const { practitionerId, photoKey } = application;
  if (photoKey === null) throw new Error(`Application ${application.id} was approved without a photo`);
  const date = today(at);
  const authority = procedure.decidedBy(institution);
  const prefix9 = `${settings.tcmCertificatePrefix}${institution.regionCode}`;
  const certificateCode = await certificateCodeOf(tx, { practitionerId, professionType }, prefix9, at);

  const registration = await tx.registration.create({
    data: {
      id: uuidv7(),
      practitionerId,
      professionType,
      status: 'VALID',
      name: application.applicantName,
      sex: application.applicantSex,
      birthDate: application.applicantBirthDate,
      level: effect.level,
      category: effect.category,
      major: effect.major,
      qualificationId: application.qualificationId,
      techniques: application.techniques,
      diseases: application.diseases,
      certificateCode,
      eRegId: await nextERegId(tx, { regionCode: institution.regionCode, date, business }),
      photoKey,
      practicePlaceCode: procedure.practicePlace(institution),
      practicePlaceName,
      primaryInstitutionId: institution.id,
      primaryInstitutionName: institution.name,
      issuingAuthorityId: authority.id,
      issuingAuthorityName: authority.name,
      issuingAuthorityCode: authority.creditCode ?? authority.regionCode,
      issuingAuthorityRegionCode: authority.regionCode,
      applicationId: application.id,
      issuedOn: toColumn(date),
      validFrom: toColumn(date),
      createdAt: at,
    },
  });
  await writeAudit(tx, {
    recordType: 'Registration',
    recordId: registration.id,
    action: 'register',
    actor: SYSTEM,
    at,
    detail: { applicationId: application.id, status: registration.status },
  });
  await announceRegistration(tx, pii, registration);
  return registration;
}
