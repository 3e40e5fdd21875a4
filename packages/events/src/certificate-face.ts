import { z } from 'zod';

const words = (max: number) => z.string().trim().min(1).max(max);

/** What every licence shows (domain 8.2). No ID number, by design. */
const everyFace = {
  /** 姓名 */
  name: words(100),
  /** 性别 */
  sex: z.enum(['MALE', 'FEMALE']),
  /** 出生年月, `YYYY-MM`: the month, never the day (domain 8.2). */
  birthMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  /** 证书编码; of nurses 护士执业证书编号 */
  certificateCode: words(40),
  /** 签发机关 */
  issuingAuthority: words(200),
  /** 签发日期, `YYYY-MM-DD`; of nurses 注册日期, that of the running period */
  issuedOn: z.iso.date(),
  /** 电子证照标识 (domain 6.9) */
  identifier: words(120),
  /** Draws a large 暂停执业 mark across the face (domain 8.1). */
  suspended: z.boolean().optional(),
};

/** Where a physician practises, and what stands above it. */
const physicianFace = {
  ...everyFace,
  /** 执业类别; on the licence of a TCM-specialty physician 中医 */
  category: words(40),
  /** 执业地点: name of the administrative division (domain 11-A14) */
  practicePlace: words(100),
  /** 主要执业机构 */
  primaryInstitution: words(200),
};

/** 中医（专长）医师执业证书. Fields and order: S0 图4.1.2. */
const TcmSpecialtyFace = z.object({
  kind: z.literal('TCM_SPECIALTY'),
  ...physicianFace,
  /** 专业, on this licence 中医 */
  major: words(40),
  /** 中医药技术方法, as assessed */
  techniques: z.array(words(200)).min(1),
  /** 治疗病症范围, as assessed */
  diseases: z.array(words(200)).min(1),
});

/** 医师执业证书, of physicians and assistants of every level. */
const PhysicianFace = z.object({
  kind: z.literal('PHYSICIAN'),
  ...physicianFace,
  /** 医师级别 */
  level: words(40),
  /** 执业范围, in words */
  scopes: z.array(words(200)).min(1),
});

/** 护士执业证书. */
const NurseFace = z.object({
  kind: z.literal('NURSE'),
  ...everyFace,
  /** 执业地点: of nurses the institution itself (domain 11-A14) */
  practiceInstitution: words(200),
  /** 首次注册日期; null when an older register did not keep it */
  firstRegisteredOn: z.iso.date().nullable(),
  /** 有效期至, that day included */
  validUntil: z.iso.date(),
});

/** Messages from before there were kinds are all of the one licence that there was. */
const withKind = (face: unknown) =>
  typeof face === 'object' && face !== null && !('kind' in face) ? { kind: 'TCM_SPECIALTY', ...face } : face;

/** What stands on the face of a licence, as `certificate.requested` carries it (sealed); `kind` says of which. */
export const CertificateFace = z.preprocess(
  withKind,
  z.discriminatedUnion('kind', [TcmSpecialtyFace, PhysicianFace, NurseFace]),
);
export type CertificateFace = z.infer<typeof CertificateFace>;
export type CertificateKind = CertificateFace['kind'];
