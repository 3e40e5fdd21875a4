import type { Facts, Moment } from './facts.ts';
import type { Refusal } from './refusal.ts';

/**
 * One rule of the field: pure over facts, asked at its moments wherever the procedure goes, so that no caller can forget it.
 */
export interface Rule {
  /** When it is asked; a rule that lacks the facts it needs answers null. */
  at: readonly Moment[];
  /** Tag of its source, e.g. O13-19; S0-2.6 */
  source: string;
  /** What it asks for, in one Chinese sentence: for the guide and the documentation. */
  says: string;
  check(facts: Facts): Refusal | null;
  /** What does not keep the application from going on, but those who review should look at. */
  pointsOut?(facts: Facts): Refusal | null;
}

export const ALWAYS: readonly Moment[] = ['OPEN', 'SUBMIT', 'DECIDE'];
/** Of the institution that is chosen: also when it is chosen. */
export const OF_THE_PLACE: readonly Moment[] = ['SAVE', 'SUBMIT', 'DECIDE'];
export const OF_THE_FORM: readonly Moment[] = ['SUBMIT', 'DECIDE'];

/** @returns the first refusal in the order of the rules that are asked at the moment, or null when all are met */
export function firstRefusal(rules: readonly Rule[], moment: Moment, facts: Facts): Refusal | null {
  for (const rule of rules) {
    const refused = rule.at.includes(moment) ? rule.check(facts) : null;
    if (refused) return refused;
  }
  return null;
}

/** @returns everything that the rules point out without refusing */
export const pointedOut = (rules: readonly Rule[], facts: Facts): Refusal[] =>
  rules.flatMap((rule) => rule.pointsOut?.(facts) ?? []);
