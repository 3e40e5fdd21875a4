import { z } from 'zod';

const text = z.string().trim().min(1);

/** Whose identity document it is, and its number (CV02.01.101, domain 6.10). */
const Person = z.object({
  name: text.max(100),
  sex: z.enum(['MALE', 'FEMALE']),
  birthDate: z.iso.date(),
  idNumber: text,
  /** 民族, GB/T 3304 in words */
  ethnicGroup: text.max(20),
});

/** One qualification record as the certification centres keep it. */
const Record = z.object({
  kind: z.enum(['TCM_SPECIALTY', 'PHYSICIAN', 'NURSE']),
  code: text.max(40),
  /** Null for nurses. */
  level: z.enum(['LICENSED', 'ASSISTANT', 'RURAL_ASSISTANT', 'TOWNSHIP_ASSISTANT', 'SPECIALTY']).nullable(),
  /** Null for nurses. */
  category: z.enum(['CLINICAL', 'DENTAL', 'PUBLIC_HEALTH', 'TCM']).nullable(),
  origin: z.enum(['EXAMINATION', 'RECOGNITION']),
  provinceCode: z.string().regex(/^\d{6}$/),
  issuedOn: z.iso.date(),
  techniques: z.array(text.max(200)),
  diseases: z.array(text.max(200)),
  education: text.max(50).nullable(),
  school: text.max(100).nullable(),
  major: text.max(100).nullable(),
  title: text.max(50).nullable(),
});

/**
 * 资格信息补录、修改 as decided (S2-Q14, Q46, Q47): what of the person and of a qualification changes, or the whole record that is
 * added. Carried sealed.
 */
export const QualificationCorrection = z.object({
  /** The qualification concerned; null when a record is added or only the person is corrected. */
  qualificationId: z.uuid().nullable(),
  person: Person.partial().optional(),
  qualification: Record.omit({ kind: true }).partial().optional(),
  added: Record.optional(),
  /** The authority that decided, and whoever confirmed before it: 谁提供、谁负责. */
  providedBy: z.uuid(),
  /** 更正依据 */
  basis: text.max(500),
});
export type QualificationCorrection = z.infer<typeof QualificationCorrection>;
