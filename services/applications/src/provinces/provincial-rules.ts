import { z } from 'zod';

const days = (standard: number, most = 366) => z.int().min(0).max(most).default(standard);

const Material = z.strictObject({
  /** Code of a material of the procedure, or a new one of the province. */
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/),
  name: z.string().min(1).max(100),
  mandatory: z.boolean(),
  form: z.enum(['ONLINE', 'PAPER_AT_WINDOW', 'ORIGINAL_TO_PRINT']),
});

/**
 * What provinces decide differently (domain chapters 3, 9 and 11): every setting with the default that the ministry's rules
 * suggest. One set is one version of a province's decisions; unknown names are refused so that a typing error does nothing.
 */
export const ProvincialRules = z.strictObject({
  /** 11-A1: may an assistant have two practice places? O13-17 says no. */
  assistantMultiPlace: z.boolean().default(false),
  /** 11-A4: from how many days before its end a nurse's period may be renewed. */
  renewalWindowDays: days(90),
  /** 11-A6: must a nurse show a health certificate? */
  nurseHealthCertificate: z.boolean().default(false),
  /** 11-A11: longest multi-institution filing, in years; null without limit. */
  multiFilingMaxYears: z.int().min(1).max(30).nullable().default(null),
  /** 9.2: most scopes of a registration, by class of the institution (first letters) and level; the longest prefix counts. */
  maxScopes: z
    .array(
      z.strictObject({ classPrefix: z.string().max(4), level: z.string().nullable(), most: z.int().min(1).max(10) }),
    )
    .max(100)
    .default([{ classPrefix: '', level: null, most: 3 }]),
  /** 3.2: is a scope that does not fit the institution's clinical subjects refused, or only pointed out? */
  scopeMustFitSubjects: z.boolean().default(false),
  /** S2-Q53: must the department be one of the institution's, or is a difference only pointed out? */
  departmentMustBelong: z.boolean().default(false),
  /** 3.4: must a TCM specialist have been trained before registration? */
  tcmTrainingRequired: z.boolean().default(false),
  /** 2.2, S4 四(一): does the disease-control authority decide for the public-health category? */
  cdcDecides: z.boolean().default(false),
  /** 11-A7: years of an assessment cycle, by profession. */
  assessmentCycleYears: z
    .strictObject({ PHYSICIAN: z.int().min(1).max(10).default(3), TCM_SPECIALTY: z.int().min(1).max(10).default(3) })
    .default({ PHYSICIAN: 3, TCM_SPECIALTY: 3 }),
  /** 5.4, 11-A25: working days of the institution's review, after which the authority may call the case up. */
  reviewWorkingDays: days(10),
  /** Working days promised for the decision, by procedure; never more than the legal limit. */
  promisedWorkingDays: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.int().min(0).max(60)).default({}),
  /** 3.1.15: materials beyond the procedure's, or its own ones changed, by procedure. */
  materials: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.array(Material).max(30)).default({}),
});
export type ProvincialRules = z.infer<typeof ProvincialRules>;

/** What holds where a province has decided nothing. */
export const STANDARD_RULES: ProvincialRules = ProvincialRules.parse({});
