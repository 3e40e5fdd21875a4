import { MESSAGES } from '../messages.ts';
import { type InputProblem, textProblem } from './input-problem.ts';

const MAX_PURPOSE = 200;
/** Four letters at least: a purpose in words, no number. */
const IN_WORDS = /(\p{L}.*){4}/su;

/** @returns what is wrong with the stated purpose of a look at personal data (PIPL 51; domain 14) */
export function purposeProblem(purpose: string): InputProblem | null {
  const problem = textProblem('purpose', purpose, MAX_PURPOSE);
  if (problem || IN_WORDS.test(purpose)) return problem;
  return { field: 'purpose', problem: 'TOO_SHORT', message: MESSAGES.purpose };
}
