import type { CalendarDate } from '@medreg/clock';
import { FIELD_PROBLEMS } from '../messages.ts';
import type { InputProblem } from '../outcomes.ts';
import { readIdentity } from './identity-input.ts';

export interface RevocationRequest {
  name: string;
  idNumber: string;
  reason: string;
  evidence: string;
}

const LONGEST_REASON = 500;
const LONGEST_EVIDENCE = 200;

/** A text that must be there and no longer than `most` characters; PostgreSQL refuses a NUL. */
export function readText(typed: string, most: number): string | null {
  const text = typed.normalize('NFC').trim();
  return text.length > 0 && [...text].length <= most && !text.includes('\0') ? text : null;
}

/** A reason as anybody has to give one. */
export function readReason(typed: string): { reason: string } | { problems: InputProblem[] } {
  const reason = readText(typed, LONGEST_REASON);
  return reason ? { reason } : { problems: [problemOf('reason', 'REASON')] };
}

/** Reads what an institution fills in; without the identity document seen in person nothing is taken. domain 4.1 */
export function readRevocationInput(
  typed: { name: string; idNumber: string; reason: string; evidence: string; identitySeen: boolean },
  today: CalendarDate,
): { request: RevocationRequest } | { problems: InputProblem[] } {
  const identity = readIdentity(typed, today);
  const reason = readText(typed.reason, LONGEST_REASON);
  const evidence = readText(typed.evidence, LONGEST_EVIDENCE);
  const problems: InputProblem[] = 'problems' in identity ? [...identity.problems] : [];
  if (!reason) problems.push(problemOf('reason', 'REASON'));
  if (!evidence) problems.push(problemOf('evidence', 'EVIDENCE'));
  if (!typed.identitySeen) problems.push(problemOf('identitySeen', 'IDENTITY_NOT_SEEN'));
  if ('problems' in identity || !reason || !evidence || problems.length > 0) return { problems };
  const { name, idNumber } = identity.identity;
  return { request: { name, idNumber, reason, evidence } };
}

function problemOf(field: string, problem: 'REASON' | 'EVIDENCE' | 'IDENTITY_NOT_SEEN'): InputProblem {
  return { field, problem, message: FIELD_PROBLEMS[problem] };
}
