import { parseCalendarDate } from '@medreg/clock';
import { oneLine, paragraphs } from '@medreg/documents';
import { z } from 'zod';

const words = z.string().trim().min(1).overwrite(oneLine);
const prose = z.string().trim().min(1).overwrite(paragraphs);
const known = <T extends z.ZodType>(type: T) => type.nullable().default(null);
const day = z.string().transform((text, context) => {
  const date = parseCalendarDate(text);
  if (date) return date;
  context.addIssue({ code: 'custom', message: 'expected YYYY-MM-DD' });
  return z.NEVER;
});

/** One labelled value; null is not known yet and leaves its place empty, to be filled by hand. */
const entry = z.discriminatedUnion('span', [
  /** Two of them that follow each other share a row. */
  z.object({ span: z.literal('HALF'), label: words, value: known(words) }),
  z.object({ span: z.literal('WHOLE'), label: words, value: known(words) }),
  /** A text whose lines stay lines, over pages when it must. */
  z.object({ span: z.literal('LINES'), label: words, value: known(prose) }),
  /** Items that no page tears. */
  z.object({ span: z.literal('LIST'), label: words, items: z.array(words).min(1) }),
]);

const section = z.object({
  title: words,
  entries: z.array(entry).min(1),
  /** 照片 beside the first rows: JPEG as `acceptPhoto` returns it, or null for a frame to glue a paper photo into. */
  photo: z.instanceof(Buffer).nullable().optional(),
});

/** A frame with what somebody has said, or with room for it, and places to sign at its foot. */
const opinion = z.object({
  title: words,
  /** Null until it was said. */
  text: known(prose),
  /** 审核机构 or 审批机关 by name; who holds its seal signs. */
  by: words,
  name: known(words),
  on: known(day),
});

/**
 * Everything that an application's 审核表 shows, whatever the procedure. Dates are `YYYY-MM-DD`.
 *
 * **This form may carry the full ID number, telephone and address.** It is the applicant's own legal form, signed by him and
 * handed to the institution and the authority that decide (S0-2.1; domain 3.1 item 3). It may be given only to the
 * applicant and to the reviewers of this application, and it is never published.
 */
export const applicationFormSchema = z.object({
  /** 业务名称 */
  title: words,
  /** 申请编号: printed, and the content of the QR code. */
  applicationNo: words,
  /** 申请日期: when it was submitted; null while it is a draft. */
  submittedOn: known(day),
  /** 申请人, 资格, 注册信息, 申请事项 … in the order of the paper; they are numbered when it is drawn. */
  sections: z.array(section).min(1),
  /** 申请人承诺 */
  declaration: z.object({
    text: prose,
    /** 代办机构, where one applies on the person's behalf. */
    onBehalf: known(words),
    confirmedOn: known(day),
  }),
  /** 机构审核意见, 主管部门审批意见 in the order of their turns. */
  opinions: z.array(opinion),
  /** 办理情况: what has happened so far. */
  progress: z.array(entry),
  /** 生成时间: the moment at which this paper shows the application. */
  generatedAt: z.date(),
});

/** The form as callers write it. */
export type ApplicationFormData = z.input<typeof applicationFormSchema>;
/** One line of a section, as callers write it. */
export type Entry = z.input<typeof entry>;
/** The form after the check: dates branded, what is unknown null. */
export type CheckedForm = z.output<typeof applicationFormSchema>;
export type CheckedEntry = z.output<typeof entry>;
