import { MESSAGES } from '../messages.ts';
import type { CodeRefused, InvalidInput, PhoneTaken } from '../outcomes.ts';
import type { refuseSending } from '../rules/send-limits.ts';
import type { IssuedSession } from '../sessions/session.ts';

export type CodeSent = { kind: 'CodeSent'; to: string; expiresAt: Date };
export type TooSoon = { kind: 'TooSoon'; message: string; retryAfterSeconds: number };

export type SendCodeOutcome = CodeSent | InvalidInput | TooSoon | PhoneTaken;
export type VerifyContactOutcome =
  | { kind: 'ContactVerified'; session: IssuedSession }
  | CodeRefused
  | PhoneTaken
  | InvalidInput;
export type VerifyEmailOutcome = { kind: 'EmailVerified'; message: string } | CodeRefused;

/** A refusal of rules/send-limits.ts in words. */
export function tooSoon({ reason, retryAfterSeconds }: NonNullable<ReturnType<typeof refuseSending>>): TooSoon {
  const message = reason === 'USED_UP' ? MESSAGES.codesUsedUp : MESSAGES.codeSentTooSoon;
  return { kind: 'TooSoon', message, retryAfterSeconds };
}
