import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { checkReasons, REASON_KINDS } from '../../rules/statement.ts';
import type { ReasonedRequest } from '../../steps/reasons.ts';
import { takeStep } from '../../steps/take-step.ts';

/** 一次性告知补正: everything at once, and only once (ALL-32(4)). */
export const requestCorrection = (deps: Deps, viewer: Viewer, input: ReasonedRequest) =>
  takeStep(deps, viewer, 'requestCorrection', input, {
    said: checkReasons('CORRECTION', input.reasons),
    requires: ({ correctionRequestedAt }) =>
      correctionRequestedAt === null
        ? null
        : { code: 'CORRECTION_GIVEN', message: MESSAGES.correctionGiven, basis: REASON_KINDS.CORRECTION.basis },
  });
