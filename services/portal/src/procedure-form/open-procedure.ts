import {
  OpenLinkedChange,
  OpenProcedure,
  type OpenProcedureMutationVariables,
} from '../generated/procedure-form/open-procedure.ts';
import { ask } from '../graph/ask.ts';
import { queries } from '../graph/client.ts';

/** What an application is opened with: `procedure` and what it concerns; institutions and windows name `practitionerId` too. */
export type Opening = OpenProcedureMutationVariables['input'];

export type Opened =
  | { kind: 'OPENED'; applicationId: string }
  /** Another application stands in the way; `editable` when it can be filled in. */
  | { kind: 'ALREADY_OPEN'; applicationId: string; editable: boolean; message: string }
  | { kind: 'REFUSED'; message: string; basis: string | null };

/** 发起业务: opens the draft, or says what stands in its way. @throws GraphProblem */
export async function openProcedure(input: Opening): Promise<Opened> {
  const { openApplication: result } = await ask(OpenProcedure, { input });
  void queries.invalidateQueries();
  if (result.__typename === 'OpenedApplication') return { kind: 'OPENED', applicationId: result.application.id };
  if (result.__typename === 'AlreadyOpen') return inTheWay(result);
  return { kind: 'REFUSED', message: result.message, basis: result.basis };
}

/** 联动变更: one change for each valid registration; leads to the first of them. @throws GraphProblem */
export async function openLinkedChange(): Promise<Opened> {
  const { openLinkedChange: result } = await ask(OpenLinkedChange, {});
  void queries.invalidateQueries();
  if (result.__typename === 'OpenedLinkedChange') {
    return { kind: 'OPENED', applicationId: result.applications[0]?.id ?? '' };
  }
  if (result.__typename === 'AlreadyOpen') return inTheWay(result);
  return { kind: 'REFUSED', message: result.message, basis: result.basis };
}

const inTheWay = ({
  message,
  application,
}: {
  message: string;
  application: { id: string; availableSteps: readonly string[] };
}): Opened => ({
  kind: 'ALREADY_OPEN',
  applicationId: application.id,
  editable: application.availableSteps.includes('submit'),
  message,
});
