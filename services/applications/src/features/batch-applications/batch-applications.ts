import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { findApplication, type StepRequest } from '../../steps/find-step.ts';
import { requirementNotMet } from '../../steps/outcomes.ts';
import type { ReasonedRequest } from '../../steps/reasons.ts';
import { acceptApplication } from '../accept-application/accept-application.ts';
import { approveApplication } from '../approve-application/approve-application.ts';
import { type OpenInput, openApplication } from '../open-application/open-application.ts';
import { passApplication } from '../pass-application/pass-application.ts';
import { sendBackApplication } from '../send-back-application/send-back-application.ts';
import { submitApplication } from '../submit-application/submit-application.ts';
import { inTurn, type Log } from './in-turn.ts';

/** As many as an institution reads through at once; a decision is read more slowly. */
export const MOST_ITEMS = 100;
export const MOST_DECISIONS = 50;

type Opinionated = StepRequest & { opinion?: string | null };

/** 集中发起 on behalf of an institution's people (PL-13; NM). */
export const openApplications = (deps: Deps, viewer: Viewer, log: Log, inputs: readonly OpenInput[]) =>
  inTurn(log, inputs, MOST_ITEMS, (input) => openApplication(deps, viewer, input));

/** 集中提交 */
export const submitApplications = (deps: Deps, viewer: Viewer, log: Log, items: readonly StepRequest[]) =>
  inTurn(log, items, MOST_ITEMS, (item) => submitApplication(deps, viewer, item));

/** 批量审核通过 */
export const passApplications = (deps: Deps, viewer: Viewer, log: Log, items: readonly Opinionated[]) =>
  inTurn(log, items, MOST_ITEMS, (item) => passApplication(deps, viewer, item));

/** 批量退回 */
export const sendBackApplications = (deps: Deps, viewer: Viewer, log: Log, items: readonly ReasonedRequest[]) =>
  inTurn(log, items, MOST_ITEMS, (item) => sendBackApplication(deps, viewer, item));

/** 批量受理 */
export const acceptApplications = (deps: Deps, viewer: Viewer, log: Log, items: readonly StepRequest[]) =>
  inTurn(log, items, MOST_ITEMS, (item) => acceptApplication(deps, viewer, item));

/** 批量准予 of what was applied for; what the authority does of its own accord is decided one by one (5.6). */
export const approveApplications = (deps: Deps, viewer: Viewer, log: Log, items: readonly Opinionated[]) =>
  inTurn(log, items, MOST_DECISIONS, async (item) => {
    const application = await findApplication(deps, viewer, item.applicationId);
    return application?.channel === 'EX_OFFICIO' ? requirementNotMet(oneByOne) : approveApplication(deps, viewer, item);
  });

const oneByOne = { code: 'ONE_BY_ONE', message: MESSAGES.oneByOne, basis: null };
