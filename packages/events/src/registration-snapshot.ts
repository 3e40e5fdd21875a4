import { z } from 'zod';

/** Calendar date 'YYYY-MM-DD'. */
const DateText = z.iso.date();

/** The register's statuses (domain 5.1), as other services hear of them. */
export const REGISTRATION_STATUSES = [
  'VALID',
  'FILED',
  'TRANSFERRED_OUT',
  'DEREGISTERED',
  'SUPERSEDED',
  'REVOKED',
  'ANNULLED',
] as const;

/** What the register says of one registration: enough for the e-licence's face and the public register, no more. */
export const RegistrationSnapshot = z.object({
  registrationId: z.uuid(),
  practitionerId: z.uuid(),
  professionType: z.enum(['TCM_SPECIALTY', 'PHYSICIAN', 'NURSE']),
  status: z.enum(REGISTRATION_STATUSES),
  suspended: z.boolean(),
  name: z.string(),
  sex: z.enum(['MALE', 'FEMALE']),
  /** 'YYYY-MM': the day of birth never leaves the register. */
  birthMonth: z.string(),
  level: z.string(),
  category: z.string(),
  /** 专业 on the face; 中医 for TCM-specialty physicians. */
  major: z.string(),
  techniques: z.array(z.string()),
  diseases: z.array(z.string()),
  certificateCode: z.string(),
  eRegId: z.string(),
  practicePlaceCode: z.string(),
  practicePlaceName: z.string(),
  primaryInstitutionId: z.uuid(),
  primaryInstitutionName: z.string(),
  issuingAuthorityId: z.uuid(),
  issuingAuthorityName: z.string(),
  /** USCC or division code of the issuing organ, for the licence identifier (GB/T 36904). */
  issuingAuthorityCode: z.string(),
  issuedOn: DateText,
  /** Key of the approved photo in the file store. */
  photoKey: z.string(),
});
export type RegistrationSnapshot = z.infer<typeof RegistrationSnapshot>;

/**
 * One registration as the register answers when what is derived from it is rebuilt (sealed JSON, `registrationSnapshots` of
 * the applications subgraph): `version` is that of `registration.changed`, so that messages under way and this answer are
 * in one order.
 */
export const RegistrationState = z.object({
  id: z.uuid(),
  version: z.number().int(),
  snapshot: RegistrationSnapshot,
});
export type RegistrationState = z.infer<typeof RegistrationState>;
