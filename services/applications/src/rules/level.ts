import type { Category, Level } from '../forms/dictionaries.ts';
import { text } from '../forms/fields.ts';
import type { Facts, QualificationFacts } from './facts.ts';

/** @returns the level at which the application's registration is or will be held; null while nothing says it */
export function levelOf({ professionType, copied, qualification, registration }: Facts): Level | null {
  const used = qualification ?? copied;
  if (used) return levelOfQualification(used);
  return registration?.level ?? (professionType === 'NURSE' ? 'NURSE' : null);
}

/** @returns the level that a qualification gives (domain 1.3, 9.1) */
export function levelOfQualification({ kind, level }: Pick<QualificationFacts, 'kind' | 'level'>): Level {
  if (kind === 'NURSE') return 'NURSE';
  return level ?? 'SPECIALTY';
}

/** @returns the practice category: the qualification's; rural assistants are registered in two (W22; domain 3.2) */
export function categoryOfQualification(
  qualification: Pick<QualificationFacts, 'kind' | 'level' | 'category'>,
): Category {
  if (qualification.level === 'RURAL_ASSISTANT') return 'CLINICAL_AND_TCM';
  return qualification.category ?? 'NONE';
}

/** @returns the practice category of the application's registration: chosen on the form of a change, the qualification's, the record's */
export function categoryOf({ form, copied, qualification, registration }: Facts): Category | null {
  const chosen = text(form, 'category') as Category | null;
  const used = qualification ?? copied;
  return chosen ?? (used ? categoryOfQualification(used) : (registration?.category ?? null));
}

/** Levels of an assistant (O13-17: one practice place). */
export const isAssistant = (level: Level | null): boolean =>
  level === 'ASSISTANT' || level === 'RURAL_ASSISTANT' || level === 'TOWNSHIP_ASSISTANT';
