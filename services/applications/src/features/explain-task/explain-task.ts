import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { checkStatement } from '../../rules/statement.ts';
import type { StepRequest } from '../../steps/find-step.ts';
import { takeStep } from '../../steps/take-step.ts';

/** 陈述申辩 (5.6): the person explains; again as long as the hearing lasts. Its end stays where it is. */
export const explainTask = (deps: Deps, viewer: Viewer, request: StepRequest & { statement: string }) =>
  takeStep(deps, viewer, 'explain', request, { said: () => checkStatement('statement', request.statement) });
