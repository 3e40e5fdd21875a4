import { MESSAGES } from '../messages.ts';
import type { ScopeFacts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import type { Refusal } from './refusal.ts';

/** Exactly what was assessed, neither more nor less, at every moment up to the decision. TCML-15; S0 三(二)2. */
export function scopeUnchanged({ copied, qualification }: ScopeFacts): Refusal | null {
  if (!qualification) {
    return { code: 'QUALIFICATION_GONE', message: MESSAGES.qualificationGone, basis: BASIS['S0-165-2'] };
  }
  const same =
    qualification.provinceCode === copied.provinceCode &&
    equal(qualification.techniques, copied.techniques) &&
    equal(qualification.diseases, copied.diseases);
  return same ? null : { code: 'SCOPE_CHANGED', message: MESSAGES.scopeChanged, basis: BASIS['TCML-15'] };
}

const equal = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item, i) => item === b[i]);
