import { syntheticPhoto } from '@medreg/documents';
import type { Viewer } from '@medreg/viewer';
import { acceptApplication } from '../src/features/accept-application/accept-application.ts';
import { approveApplication } from '../src/features/approve-application/approve-application.ts';
import { openApplication } from '../src/features/open-application/open-application.ts';
import { passApplication } from '../src/features/pass-application/pass-application.ts';
import { saveDraft } from '../src/features/save-draft/save-draft.ts';
import { submitApplication } from '../src/features/submit-application/submit-application.ts';
import { savePhoto } from '../src/features/upload-photo/save-photo.ts';
import type { ApplicationRow } from '../src/rows.ts';
import { type Someone, type Somewhere, type Stage, someone, somewhere } from './stage.ts';

/** An application and everybody who has to do with it. */
export interface Case extends Someone, Somewhere {
  application: ApplicationRow;
}

export const FORM = {
  postalAddress: '广州市荔湾区某路1号',
  education: '30',
  health: 'GOOD',
  department: null,
  career: '2010年起跟师学习，2022年取得资格。',
  declared: true,
};

let portrait: Promise<Buffer> | undefined;
const aPortrait = () => {
  portrait ??= syntheticPhoto('李时针');
  return portrait;
};

/** The member that a use case must have answered, or an error that says what it answered instead. */
export function answered<Outcome extends { kind: string }, Kind extends Outcome['kind']>(
  outcome: Outcome,
  kind: Kind,
): Extract<Outcome, { kind: Kind }> {
  if (outcome.kind !== kind) throw new Error(`Expected ${kind}, got ${JSON.stringify(outcome)}`);
  return outcome as Extract<Outcome, { kind: Kind }>;
}

/** How a step names its application. */
export const seen = ({ id, version }: ApplicationRow) => ({ applicationId: id, version });

export async function anOpened(stage: Stage, who = someone(stage), where = somewhere(stage)): Promise<Case> {
  const { qualificationId, viewer } = who;
  const outcome = await openApplication(stage.deps, viewer, { procedure: 'TCM_REG', qualificationId });
  return { ...who, ...where, application: answered(outcome, 'OpenedApplication').application };
}

/** A photo that is accepted. */
export async function withPhoto(stage: Stage, viewer: Viewer, application: ApplicationRow): Promise<void> {
  const photo = await savePhoto(stage.deps, viewer, application.id, await aPortrait());
  if (photo.kind !== 'SavedPhoto') throw new Error(photo.kind);
}

/** Everything filled in, ready to be submitted. */
export async function aDraft(stage: Stage, who?: Someone, where?: Somewhere): Promise<Case> {
  const opened = await anOpened(stage, who, where);
  const { application, viewer, institutionId } = opened;
  await withPhoto(stage, viewer, application);
  const form = { ...FORM, institution: institutionId };
  const saved = await saveDraft(stage.deps, viewer, { ...seen(application), form });
  return { ...opened, application: answered(saved, 'SavedDraft').application };
}

export async function aSubmitted(stage: Stage, who?: Someone, where?: Somewhere): Promise<Case> {
  const draft = await aDraft(stage, who, where);
  const outcome = await submitApplication(stage.deps, draft.viewer, seen(draft.application));
  return { ...draft, application: answered(outcome, 'SubmittedApplication').application };
}

export async function aPassed(stage: Stage, who?: Someone, where?: Somewhere): Promise<Case> {
  const submitted = await aSubmitted(stage, who, where);
  const outcome = await passApplication(stage.deps, submitted.reviewer, {
    ...seen(submitted.application),
    opinion: '同意聘用',
  });
  return { ...submitted, application: answered(outcome, 'StepTaken').application };
}

export async function anAccepted(stage: Stage, who?: Someone, where?: Somewhere): Promise<Case> {
  const passed = await aPassed(stage, who, where);
  const outcome = await acceptApplication(stage.deps, passed.officer, seen(passed.application));
  return { ...passed, application: answered(outcome, 'StepTaken').application };
}

export async function anApproved(stage: Stage, who?: Someone, where?: Somewhere) {
  const accepted = await anAccepted(stage, who, where);
  const outcome = await approveApplication(stage.deps, accepted.officer, seen(accepted.application));
  const { application, registration } = answered(outcome, 'ApprovedApplication');
  if (!registration) throw new Error('Nothing was registered');
  return { ...accepted, application, registration };
}
