import type { Case } from './case.ts';

/** What whoever looks may do now. */
export function StepActions(_: { application: Case }) {
  return null;
}
