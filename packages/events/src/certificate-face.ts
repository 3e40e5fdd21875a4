import { z } from 'zod';

const words = (max: number) => z.string().trim().min(1).max(max);

/**
 * What stands on the face of a 中医（专长）医师执业证书, as `certificate.requested` carries it (sealed). Fields and order:
 * S0 图4.1.2; domain 8.2. No ID number, by design.
 */
export const CertificateFace = z.object({
  /** 姓名 */
  name: words(100),
  /** 性别 */
  sex: z.enum(['MALE', 'FEMALE']),
  /** 出生年月, `YYYY-MM`: the month, never the day (domain 8.2). */
  birthMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  /** 类别, on this licence 中医 */
  category: words(40),
  /** 专业, on this licence 中医 */
  major: words(40),
  /** 证书编码 */
  certificateCode: words(40),
  /** 中医药技术方法, as assessed */
  techniques: z.array(words(200)).min(1),
  /** 治疗病症范围, as assessed */
  diseases: z.array(words(200)).min(1),
  /** 执业地点: name of the administrative division (domain 11-A14) */
  practicePlace: words(100),
  /** 主要执业机构 */
  primaryInstitution: words(200),
  /** 签发机关 */
  issuingAuthority: words(200),
  /** 签发日期, `YYYY-MM-DD` */
  issuedOn: z.iso.date(),
  /** 电子证照标识 (domain 6.9) */
  identifier: words(120),
  /** Draws a large 暂停执业 mark across the face (domain 8.1). */
  suspended: z.boolean().optional(),
});
export type CertificateFace = z.infer<typeof CertificateFace>;
