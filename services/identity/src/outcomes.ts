import { MESSAGES } from './messages.ts';
import type { AccountStep } from './rules/account-state.ts';

/** One thing that is wrong with one field: `problem` for machines, `message` for people. */
export interface InputProblem {
  field: string;
  problem: string;
  message: string;
}

/** Refusals that several mutations share; `kind` is the member of their result union. */
export const invalidInput = (problems: InputProblem[]) =>
  ({ kind: 'InvalidInput', message: MESSAGES.invalidInput, problems }) as const;
export const identityAlreadyRegistered = () =>
  ({ kind: 'IdentityAlreadyRegistered', message: MESSAGES.identityAlreadyRegistered }) as const;
export const captchaRefused = () => ({ kind: 'CaptchaRefused', message: MESSAGES.captchaRefused }) as const;
export const accountFrozen = () => ({ kind: 'AccountFrozen', message: MESSAGES.accountFrozen }) as const;
export const phoneTaken = () => ({ kind: 'PhoneTaken', message: MESSAGES.phoneTaken }) as const;
export const signInRefused = (message: string) => ({ kind: 'SignInRefused', message }) as const;
export const accountLocked = (until: Date) =>
  ({ kind: 'AccountLocked', message: MESSAGES.accountLocked, until }) as const;
export const codeRefused = (message: string, triesLeft: number) =>
  ({ kind: 'CodeRefused', message, triesLeft }) as const;
export const activationLocked = (until: Date) =>
  ({ kind: 'ActivationLocked', message: MESSAGES.activationLocked, until }) as const;
export const notReadyToActivate = (nextStep: AccountStep) =>
  ({ kind: 'NotReadyToActivate', message: MESSAGES.notReadyToActivate[nextStep], nextStep }) as const;

export type InvalidInput = ReturnType<typeof invalidInput>;
export type IdentityAlreadyRegistered = ReturnType<typeof identityAlreadyRegistered>;
export type CaptchaRefused = ReturnType<typeof captchaRefused>;
export type AccountFrozen = ReturnType<typeof accountFrozen>;
export type PhoneTaken = ReturnType<typeof phoneTaken>;
export type SignInRefused = ReturnType<typeof signInRefused>;
export type AccountLocked = ReturnType<typeof accountLocked>;
export type CodeRefused = ReturnType<typeof codeRefused>;
export type ActivationLocked = ReturnType<typeof activationLocked>;
export type NotReadyToActivate = ReturnType<typeof notReadyToActivate>;
