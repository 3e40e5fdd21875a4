import type { Scenarios } from './scenario.ts';
import { TCM_SPECIALISTS } from './tcm-specialists.ts';

/** One scenario for every procedure and every reviewers' chain, by profession. */
export const SCENARIOS: readonly Scenarios[] = [...TCM_SPECIALISTS];
