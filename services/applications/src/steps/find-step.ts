import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { visibleTo } from '../access.ts';
import type { Deps } from '../context.ts';
import type { Step } from '../generated/resolvers.ts';
import type { ApplicationRow } from '../rows.ts';
import { canTake, isTheirs } from '../workflow.ts';
import { applicationChanged, applicationNotFound, stepNotAllowed } from './outcomes.ts';

/** Names an application as its taker saw it. */
export interface StepRequest {
  applicationId: string;
  version: number;
}

/** @returns the application through the viewer's eyes; null when it is not there for him, which looks the same as missing */
export async function findApplication(deps: Pick<Deps, 'db'>, viewer: Viewer, applicationId: string) {
  const id = possibleId(applicationId);
  return id === null ? null : deps.db.application.findFirst({ where: { id, AND: visibleTo(viewer) } });
}

type Refused = ReturnType<typeof applicationNotFound | typeof stepNotAllowed | typeof applicationChanged>;

/**
 * Finds the application of a step and asks whether the viewer may take it: first whether it is his at all, then whether he
 * saw the present version, then whether the state allows it.
 */
export async function findStep(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  step: Step,
  { applicationId, version }: StepRequest,
): Promise<{ found: true; application: ApplicationRow } | { found: false; outcome: Refused }> {
  const application = await findApplication(deps, viewer, applicationId);
  if (!application) return { found: false, outcome: applicationNotFound() };
  if (!isTheirs(step, application, viewer)) return { found: false, outcome: stepNotAllowed(application, viewer) };
  if (application.version !== version) return { found: false, outcome: applicationChanged(application) };
  if (!canTake(step, application, viewer)) return { found: false, outcome: stepNotAllowed(application, viewer) };
  return { found: true, application };
}
