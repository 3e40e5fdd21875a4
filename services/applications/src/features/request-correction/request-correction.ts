import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { checkReasons, checkStatement, REASON_KINDS } from '../../rules/statement.ts';
import type { ReasonedRequest } from '../../steps/reasons.ts';
import { takeStep } from '../../steps/take-step.ts';
import { raiseFlag } from '../../supervision/raise-flag.ts';

/**
 * 一次性告知补正: everything at once (ALL-32(4)). A second time only with a reason, which supervision sees (domain 14).
 */
export const requestCorrection = (
  deps: Deps,
  viewer: Viewer,
  input: ReasonedRequest & { secondReason?: string | null },
) => {
  const secondReason = input.secondReason?.trim() ?? '';
  return takeStep(deps, viewer, 'requestCorrection', input, {
    said(application) {
      const reasons = checkReasons('CORRECTION', input.reasons);
      if (!reasons.ok || application.corrections === 0 || secondReason === '') return reasons;
      const why = checkStatement('secondReason', secondReason);
      return why.ok ? { ok: true, value: { ...reasons.value, opinion: why.value.opinion } } : why;
    },
    requires: ({ corrections }) =>
      corrections === 0 || secondReason !== ''
        ? null
        : { code: 'CORRECTION_GIVEN', message: MESSAGES.correctionGiven, basis: REASON_KINDS.CORRECTION.basis },
    async alongside(tx, application, at) {
      if (application.corrections < 2) return;
      await raiseFlag(tx, {
        kind: 'REPEATED_CORRECTION',
        subject: { type: 'Application', id: application.id },
        occasion: String(application.corrections),
        authorityId: application.authorityId,
        regionCode: application.authorityRegionCode ?? '000000',
        detail: { number: application.number },
        at,
      });
    },
  });
};
