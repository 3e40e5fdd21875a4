import { z } from 'zod';

/** Calendar date 'YYYY-MM-DD'. */
const DateText = z.iso.date();

/** The register's statuses (domain 5.1), as other services hear of them. */
export const REGISTRATION_STATUSES = [
  'VALID',
  'EXPIRED',
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
  professionType: z.enum(['TCM_SPECIALTY', 'PHYSICIAN', 'NURSE', 'SHORT_TERM']),
  status: z.enum(REGISTRATION_STATUSES),
  suspended: z.boolean(),
  name: z.string(),
  sex: z.enum(['MALE', 'FEMALE']),
  /** 'YYYY-MM': the day of birth never leaves the register. */
  birthMonth: z.string(),
  /** 医师级别 in words; 护士 for nurses. */
  level: z.string(),
  /** 执业类别 in words; empty for nurses. */
  category: z.string(),
  /** 专业 on the face; 中医 for TCM-specialty physicians, else empty. */
  major: z.string(),
  /** 执业范围 in words; of TCM-specialty physicians techniques and diseases instead. */
  scopes: z.array(z.string()).default([]),
  techniques: z.array(z.string()),
  diseases: z.array(z.string()),
  certificateCode: z.string(),
  /** Null for registrations that were entered from an older register: no e-licence without it (domain 8.1). */
  eRegId: z.string().nullable(),
  practicePlaceCode: z.string(),
  practicePlaceName: z.string(),
  primaryInstitutionId: z.uuid(),
  primaryInstitutionName: z.string(),
  /** 机构已注销: its people's e-licences are suspended (domain 3.6). */
  primaryInstitutionClosed: z.boolean().default(false),
  issuingAuthorityId: z.uuid(),
  issuingAuthorityName: z.string(),
  /** USCC or division code of the issuing organ, for the licence identifier (GB/T 36904). */
  issuingAuthorityCode: z.string(),
  issuedOn: DateText,
  /** 首次注册日期 */
  firstRegisteredOn: DateText.optional(),
  /** 有效期至, that day included: nurses and short-term practice; null without end. */
  validUntil: DateText.nullable().default(null),
  /** The day on which one that is not VALID any more ended: 注销日期 in the public list of the deregistered (PL-21). */
  endedOn: DateText.optional(),
  /** 多执业机构备案: those that have begun and not ended, both days included. */
  filings: z
    .array(z.object({ institutionId: z.uuid(), institutionName: z.string(), from: DateText, until: DateText }))
    .default([]),
  /** Key of the approved photo in the file store; null when an older register had none: no e-licence without it. */
  photoKey: z.string().nullable(),
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
