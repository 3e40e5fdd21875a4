import { z } from 'zod';
import { type Category, NATIONAL_SCOPES } from '../forms/dictionaries.ts';

/** One scope of a province's catalogue; `nationalCode` is what it counts as elsewhere, where the province has said so. */
export const ScopeEntry = z.object({
  code: z.string().regex(/^\w{1,20}$/),
  name: z.string().trim().min(1).max(50),
  category: z.enum(['CLINICAL', 'DENTAL', 'PUBLIC_HEALTH', 'TCM', 'CLINICAL_AND_TCM']),
  nationalCode: z
    .string()
    .regex(/^\w{1,20}$/)
    .nullable(),
});
export type ScopeEntry = z.infer<typeof ScopeEntry>;

/** 全科医学专业 of rural assistants, who are registered in two categories (W22; domain 3.2). */
export const RURAL_SCOPE: ScopeEntry = {
  code: '9001',
  name: '全科医学专业',
  category: 'CLINICAL_AND_TCM',
  nationalCode: '9001',
};

/** The catalogue of 2001 with its additions: what holds where a province has submitted none (domain 9.2). */
export const NATIONAL_CATALOGUE: readonly ScopeEntry[] = [
  ...Object.entries(NATIONAL_SCOPES).flatMap(([category, scopes]) =>
    Object.entries(scopes).map(([code, name]) => ({
      code,
      name,
      category: category as Exclude<Category, 'NONE'>,
      nationalCode: code,
    })),
  ),
  RURAL_SCOPE,
];

/**
 * What two registrations are compared by (I5; S2-Q11.3): the qualification and the scopes by national code. A scope without one
 * counts as itself in its own province.
 */
export function scopeKeyOf(qualificationIds: readonly string[], scopes: readonly ScopeEntry[], provinceCode: string) {
  const keys = scopes.map(({ nationalCode, code }) => nationalCode ?? `${provinceCode}:${code}`);
  return `${[...qualificationIds].sort().join(',')}|${[...new Set(keys)].sort().join(',')}`;
}
