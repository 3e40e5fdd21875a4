import { anInstitutionUser, anOfficer } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { acceptApplication } from '../src/features/accept-application/accept-application.ts';
import { approveApplication } from '../src/features/approve-application/approve-application.ts';
import { confirmApplication } from '../src/features/confirm-application/confirm-application.ts';
import { forwardApplication } from '../src/features/forward-application/forward-application.ts';
import { type OpenInput, openApplication } from '../src/features/open-application/open-application.ts';
import { passApplication } from '../src/features/pass-application/pass-application.ts';
import { recordReceipts } from '../src/features/record-receipts/record-receipts.ts';
import { releaseApplication } from '../src/features/release-application/release-application.ts';
import { saveDraft } from '../src/features/save-draft/save-draft.ts';
import { submitApplication } from '../src/features/submit-application/submit-application.ts';
import { saveMaterial } from '../src/features/upload-material/save-material.ts';
import { type Field, type FormValues, fieldsFor } from '../src/forms/fields.ts';
import type { ApplicationStatus } from '../src/generated/resolvers.ts';
import { materialsOf } from '../src/materials/materials-of.ts';
import { getProcedure } from '../src/procedures/index.ts';
import type { ApplicationRow } from '../src/rows.ts';
import { openForm } from '../src/sealed.ts';
import { aboutRow, gatherFacts } from '../src/steps/gather-facts.ts';
import { target, waitingFor } from '../src/workflow.ts';
import { answered, seen, withPhoto } from './builders.ts';
import { OFFICER_RIGHTS, type Stage } from './stage.ts';

/**
 * Plays any procedure as people would: open, fill in, upload, submit, and then whoever has his turn. Reviewers and officers are
 * whom the application names, so that nobody needs to know the chain.
 */
export interface Play extends OpenInput {
  /** Whoever brings it in: the person, an institution's user, an officer at the window. */
  by: Viewer;
  /** Of the form what matters; every other required field gets something that fits. */
  form?: Record<string, unknown>;
}

/** @returns the application as it is in that state. @throws Error when somebody on the way answered something else */
export async function play(
  stage: Stage,
  played: Play,
  until: ApplicationStatus = 'EFFECTIVE',
): Promise<ApplicationRow> {
  const opened = answered(await openApplication(stage.deps, played.by, played), 'OpenedApplication').application;
  const draft = answered(await fill(stage, played, opened), 'SavedDraft').application;
  await upload(stage, played.by, draft);
  if (until === 'DRAFT') return draft;
  const submitted = answered(await submitApplication(stage.deps, played.by, seen(draft)), 'SubmittedApplication');
  return carryOn(stage, submitted.application, until);
}

/** What came in the way of a play: at which step which kind of answer, and the code of a refusal. */
export interface Obstacle {
  at: 'open' | 'save' | 'submit';
  kind: string;
  code?: string;
  missing?: string[];
}

/** @returns what kept an application from being submitted, or null when it was submitted */
export async function obstacle(stage: Stage, played: Play): Promise<Obstacle | null> {
  const opened = await openApplication(stage.deps, played.by, played);
  if (opened.kind !== 'OpenedApplication') return seenAs('open', opened);
  const saved = await fill(stage, played, opened.application);
  if (saved.kind !== 'SavedDraft') return seenAs('save', saved);
  await upload(stage, played.by, saved.application);
  const submitted = await submitApplication(stage.deps, played.by, seen(saved.application));
  return submitted.kind === 'SubmittedApplication' ? null : seenAs('submit', submitted);
}

function seenAs(at: Obstacle['at'], outcome: { kind: string } & Record<string, unknown>): Obstacle {
  const { kind, code, missing } = outcome as { kind: string; code?: string; missing?: { field: string }[] };
  return {
    at,
    kind,
    ...(code !== undefined && { code }),
    ...(missing && { missing: missing.map(({ field }) => field) }),
  };
}

/** Goes on from wherever it is until the state, whoever has his turn taking it. */
export async function carryOn(
  stage: Stage,
  from: ApplicationRow,
  until: ApplicationStatus = 'EFFECTIVE',
): Promise<ApplicationRow> {
  let application = from;
  while (application.status !== until) {
    const before = application.version;
    application = await nextTurn(stage, application);
    if (application.version === before) throw new Error(`Nobody moves it on from ${application.status}`);
  }
  return application;
}

async function nextTurn(stage: Stage, application: ApplicationRow): Promise<ApplicationRow> {
  const { deps } = stage;
  const party = waitingFor(application);
  if (party === 'REVIEWER') {
    const reviewer = reviewerOf(application);
    const step = application.status === 'AWAITING_RELEASE' ? releaseApplication : passApplication;
    return answered(await step(deps, reviewer, seen(application)), 'StepTaken').application;
  }
  if (party !== 'OFFICER') return application;
  const officer = officerOf(application);
  if (target('forward', application) !== null && party === 'OFFICER') {
    await receivePapers(stage, officer, application);
    return answered(await forwardApplication(deps, officer, seen(application)), 'StepTaken').application;
  }
  if (application.status === 'INST_PASSED') {
    return answered(await acceptApplication(deps, officer, seen(application)), 'StepTaken').application;
  }
  return answered(await approve(stage, application), 'ApprovedApplication').application;
}

/** 准予, after the papers were received and the person has confirmed what was applied for on his behalf. */
export async function approve(stage: Stage, accepted: ApplicationRow, officer = officerOf(accepted)) {
  const { deps } = stage;
  await receivePapers(stage, officer, accepted);
  const onBehalf = accepted.channel === 'INSTITUTION' && accepted.confirmedAt === null && accepted.objectedAt === null;
  const application = onBehalf
    ? answered(await confirmApplication(deps, officer, seen(accepted)), 'StepTaken').application
    : accepted;
  return approveApplication(deps, officer, seen(application));
}

/** Somebody at the institution whose turn it is. */
export const reviewerOf = ({ reviewerId }: Pick<ApplicationRow, 'reviewerId'>): Viewer =>
  anInstitutionUser({ institutionId: reviewerId ?? undefined, accountId: `account-${reviewerId}` });

/** An officer of the responsible authority. */
export const officerOf = ({
  authorityId,
  authorityRegionCode,
}: Pick<ApplicationRow, 'authorityId' | 'authorityRegionCode'>) =>
  anOfficer({
    authorityId: authorityId ?? undefined,
    regionCode: authorityRegionCode ?? undefined,
    rights: OFFICER_RIGHTS,
    accountId: `account-${authorityId}`,
  });

/** Fills in the form: what is given, and something that fits wherever something is required. */
export async function fill(stage: Stage, { by, form = {} }: Pick<Play, 'by' | 'form'>, application: ApplicationRow) {
  const { fields, photo } = getProcedure(application.procedure);
  if (photo === true) await withPhoto(stage, by, application);
  const given = { ...openForm(stage.deps.pii, application.formSealed), ...form } as FormValues;
  const mine = fieldsFor(fields, application);
  const filled: Record<string, unknown> = {};
  for (const field of mine) {
    const required = typeof field.required === 'function' ? field.required(given) : field.required;
    if (given[field.name] === undefined && (required || field.kind === 'DECLARATION'))
      filled[field.name] = something(field);
  }
  return saveDraft(stage.deps, by, { ...seen(application), form: { ...filled, ...form } });
}

/** Institutions and scopes are the test's to choose. */
function something(field: Field): unknown {
  switch (field.kind) {
    case 'CHOICE':
      return Object.keys(field.options)[0];
    case 'DATE':
      return '2026-11-01';
    case 'ID_NUMBER':
      return '440103198611051230';
    case 'YES_NO':
      return false;
    case 'DECLARATION':
      return true;
    case 'TEXT':
    case 'DEPARTMENT':
      return '某某';
    default:
      return null;
  }
}

const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');

/** Uploads one file of each material that the checklist asks for. */
export async function upload(stage: Stage, by: Viewer, application: ApplicationRow): Promise<void> {
  for (const { code, mandatory, form } of await checklistOf(stage, by, application)) {
    if (!mandatory || form !== 'ONLINE') continue;
    const { kind } = await saveMaterial(stage.deps, by, { applicationId: application.id, material: code }, PDF);
    if (kind !== 'SavedMaterial') throw new Error(`${code}: ${kind}`);
  }
}

/** Records the receipt of every mandatory paper (3.1.15). */
export async function receivePapers(stage: Stage, officer: Viewer, application: ApplicationRow): Promise<void> {
  const lines = await checklistOf(stage, officer, application);
  const materials = lines.filter(({ mandatory, form }) => mandatory && form !== 'ONLINE').map(({ code }) => code);
  if (materials.length === 0) return;
  answered(await recordReceipts(stage.deps, officer, { applicationId: application.id, materials }), 'RecordedReceipts');
}

async function checklistOf(stage: Stage, viewer: Viewer, application: ApplicationRow) {
  const facts = await gatherFacts(stage.deps, aboutRow(stage.deps, application), viewer);
  return facts ? materialsOf(getProcedure(application.procedure), facts) : [];
}

/** The form of an application, as it is kept. */
export const formOf = (stage: Stage, { formSealed }: ApplicationRow): FormValues =>
  openForm(stage.deps.pii, formSealed);

/** The application as it is now. */
export const now = ({ deps }: Stage, { id }: Pick<ApplicationRow, 'id'>) =>
  deps.db.application.findUniqueOrThrow({ where: { id } });

/** The person's registrations as they are now, oldest first. */
export const registrationsOf = ({ deps }: Stage, practitionerId: string) =>
  deps.db.registration.findMany({ where: { practitionerId }, orderBy: { id: 'asc' } });

/** The person's filings as they are now, oldest first. */
export const filingsOf = ({ deps }: Stage, practitionerId: string) =>
  deps.db.multiFiling.findMany({ where: { practitionerId }, orderBy: { id: 'asc' } });
