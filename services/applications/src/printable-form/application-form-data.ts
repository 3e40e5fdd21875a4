import { parseCalendarDate } from '@medreg/clock';
import { oneLine, paragraphs } from '@medreg/documents';
import { z } from 'zod';

/** Characters are counted as people count them, not as UTF-16 does. */
const atMost = (max: number) => (text: string) => [...text].length <= max;
const words = (max: number) => z.string().trim().min(1).overwrite(oneLine).refine(atMost(max), `more than ${max}`);
const prose = (max: number) => z.string().trim().min(1).overwrite(paragraphs).refine(atMost(max), `more than ${max}`);
/** An opinion of 500 characters, or 20 reasons of as many. */
const opinion = prose(12_000);
const known = <T extends z.ZodType>(type: T) => type.nullable().default(null);
const day = z.string().transform((text, context) => {
  const date = parseCalendarDate(text);
  if (date) return date;
  context.addIssue({ code: 'custom', message: 'expected YYYY-MM-DD' });
  return z.NEVER;
});

/**
 * Everything that 中医（专长）医师执业注册申请审核表 shows. Dates are `YYYY-MM-DD`; what is null or missing is not known yet and leaves its
 * place empty, to be filled by hand.
 *
 * **This form carries the full ID number, telephone and address.** It is the applicant's own legal form, signed by him and
 * handed to the institution and the authority that decide (S0-2.1; domain 3.1 item 3). It may be given only to the
 * applicant and to the reviewers of this application, and it is never published.
 */
export const applicationFormSchema = z.object({
  /** 申请编号: printed, and the content of the QR code. */
  applicationNo: words(64),
  /** 申请日期: when it was submitted; null while it is a draft. */
  submittedOn: known(day),
  applicant: z.object({
    /** 姓名 */
    name: words(100),
    /** 性别 */
    sex: z.enum(['MALE', 'FEMALE']),
    /** 出生日期 */
    birthDate: day,
    /** 民族, in words (GB/T 3304: 汉族) */
    ethnicGroup: known(words(40)),
    /** 学历, in words (GB/T 4658: 大学本科) */
    education: known(words(50)),
    /** 健康状况 */
    health: known(words(50)),
    /** 证件类型, in words */
    idDocument: words(40).default('居民身份证'),
    /** 证件号码, in full: see above. */
    idNumber: words(40),
    /** 联系电话, in full */
    phone: known(words(40)),
    /** 电子邮箱 */
    email: known(words(200)),
    /** 联系地址 */
    postalAddress: known(words(300)),
    /** 个人工作经历; its lines stay lines */
    career: known(prose(1000)),
    /** 照片: JPEG as `acceptPhoto` returns it; null leaves the frame to glue a paper photo into. */
    photo: known(z.instanceof(Buffer)),
  }),
  qualification: z.object({
    /** 资格证书编码 */
    code: words(60),
    /** 取得日期: date of issue of the qualification certificate */
    issuedOn: known(day),
    /** 发证机关 of the qualification certificate */
    issuedBy: known(words(200)),
    /** 考核省份 */
    province: known(words(60)),
    /** 中医药技术方法, as assessed; not editable (domain 3.4) */
    techniques: z.array(words(200)).min(1),
    /** 治疗病症范围, as assessed; not editable (domain 3.4) */
    diseases: z.array(words(200)).min(1),
  }),
  institution: z.object({
    /** 拟执业机构名称; null until one is chosen */
    name: known(words(200)),
    /** 登记号 (or 备案编号 of a clinic) */
    registrationNo: known(words(60)),
    /** 机构地址 */
    address: known(words(300)),
    /** 拟执业科室 */
    department: known(words(50)),
    /** 执业地点: name of the administrative division (domain 11-A14); it follows the institution */
    practicePlace: known(words(100)),
    /** 注册主管部门 that decides */
    authority: known(words(200)),
  }),
  /** 拟执业机构审核意见; null until the institution has reviewed. */
  institutionReview: known(
    z.object({
      outcome: z.enum(['PASSED', 'RETURNED']),
      opinion: known(opinion),
      /** The institution by name; who holds its seal signs */
      reviewer: words(200),
      reviewedOn: day,
    }),
  ),
  /** 注册主管部门审批意见; null until the authority has decided. */
  authorityDecision: known(
    z.object({
      outcome: z.enum(['APPROVED', 'REFUSED']),
      opinion: known(opinion),
      /** The authority by name */
      officer: words(200),
      decidedOn: day,
      /** 执业证书编码 that the decision gave */
      certificateCode: known(words(40)),
    }),
  ),
  /** 生成时间: the moment at which this paper shows the application. */
  generatedAt: z.date(),
});

/** The form as callers write it. */
export type ApplicationFormData = z.input<typeof applicationFormSchema>;
/** The form after the check: dates branded, what is unknown null. */
export type CheckedForm = z.output<typeof applicationFormSchema>;
