import { addWorkingDays, today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import type { StepRequest } from '../../steps/find-step.ts';
import { takeStep } from '../../steps/take-step.ts';

/**
 * 调取: the authority takes over a review that has rested for as long as the institution had, or that waits at an institution
 * which has closed since (domain 5.4, 3.6; 11-A25, 10.1.4).
 */
export const callUpApplication = (deps: Deps, viewer: Viewer, request: StepRequest) =>
  takeStep(deps, viewer, 'callUp', request, {
    async requires({ reviewerId, reviewSince, reviewDays }, facts) {
      const reviewer = reviewerId && (await deps.neighbours.findInstitution(reviewerId));
      if (!reviewer || reviewer.status === 'CLOSED' || !reviewSince) return null;
      const lastDay = addWorkingDays(today(reviewSince), reviewDays);
      if (lastDay < facts.today) return null;
      return { code: 'REVIEW_RUNNING', message: MESSAGES.notYetCalledUp(lastDay), basis: null };
    },
  });
