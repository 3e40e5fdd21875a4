import { NURSES } from './nurses.ts';
import { PHYSICIANS } from './physicians.ts';
import { QUALIFICATION_DATA } from './qualification-data.ts';
import type { Scenarios } from './scenario.ts';
import { SHORT_TERM } from './short-term.ts';
import { TCM_SPECIALISTS } from './tcm-specialists.ts';

/** One scenario for every procedure and every reviewers' chain, by profession. */
export const SCENARIOS: readonly Scenarios[] = [
  ...TCM_SPECIALISTS,
  ...PHYSICIANS,
  ...NURSES,
  ...SHORT_TERM,
  ...QUALIFICATION_DATA,
];
