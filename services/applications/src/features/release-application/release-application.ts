import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { RELEASE_PAPER } from '../../materials/may-attach.ts';
import { isReceived } from '../../materials/papers-missing.ts';
import { MESSAGES } from '../../messages.ts';
import { getProcedure } from '../../procedures/index.ts';
import type { ApplicationRow } from '../../rows.ts';
import type { Facts } from '../../rules/facts.ts';
import { BASIS } from '../../rules/legal-basis.ts';
import { firstRefusal } from '../../rules/rule.ts';
import { checkOpinion, checkReasons } from '../../rules/statement.ts';
import { concernOf } from '../../steps/concern.ts';
import type { StepRequest } from '../../steps/find-step.ts';
import type { ReasonedRequest } from '../../steps/reasons.ts';
import { takeStep } from '../../steps/take-step.ts';

/** 释放: the military body confirms the person's data and lets the record go; the change takes effect (S2-Q33; domain 3.5). */
export const releaseApplication = (deps: Deps, viewer: Viewer, input: StepRequest & { opinion?: string | null }) =>
  takeStep(deps, viewer, 'release', input, { said: () => checkOpinion(input.opinion), requires: stillRight });

/**
 * 登记书面释放: the same where the military body has no account, or answers on paper: its confirmation must have been received and
 * scanned (domain 2.1, 3.5).
 */
export const recordRelease = (deps: Deps, viewer: Viewer, input: StepRequest & { opinion?: string | null }) =>
  takeStep(deps, viewer, 'recordRelease', input, {
    said: () => checkOpinion(input.opinion),
    async requires(application, facts) {
      if (!(await isReceived(deps, application, RELEASE_PAPER))) return notConfirmed;
      const scanned = { applicationId: application.id, material: RELEASE_PAPER, removedAt: null };
      if ((await deps.db.materialFile.count({ where: scanned })) === 0) return notScanned;
      return stillRight(application, facts);
    },
  });

/** What was granted takes effect now, so everything is asked again. */
function stillRight(application: ApplicationRow, facts: Facts) {
  const procedure = getProcedure(application.procedure);
  return concernOf(procedure, facts) ?? firstRefusal(procedure.requirements, 'DECIDE', facts);
}

const notConfirmed = { code: 'PAPERS_MISSING', message: MESSAGES.releaseNotReceived, basis: BASIS['S2-Q33'] };

const notScanned = { code: 'SCAN_MISSING', message: MESSAGES.releaseNotScanned, basis: BASIS['S2-Q33'] };

/** 提出异议: the data are wrong; back to the authority. The old record stays valid (domain 5.4). */
export const objectToRelease = (deps: Deps, viewer: Viewer, input: ReasonedRequest) =>
  takeStep(deps, viewer, 'objectRelease', input, { said: () => checkReasons('BY_INSTITUTION', input.reasons) });

/** The authority has settled the objection and asks again. */
export const askForRelease = (deps: Deps, viewer: Viewer, request: StepRequest) =>
  takeStep(deps, viewer, 'askRelease', request);
