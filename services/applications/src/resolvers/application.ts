import { today, workingDaysBetween } from '@medreg/clock';
import { maskIdNumber } from '@medreg/pii';
import { seesQualification } from '../access.ts';
import { fromColumn } from '../database.ts';
import { materialUrl, photoUrl, printableFormUrl } from '../features/download-file/download-tickets.ts';
import { CATEGORIES, LEVELS, term } from '../forms/dictionaries.ts';
import { formInWords } from '../forms/form-in-words.ts';
import type {
  ApplicantResolvers,
  ApplicationResolvers,
  MaterialFileResolvers,
  TimelineEntryResolvers,
  TimelineKind,
  UsedQualificationResolvers,
} from '../generated/resolvers.ts';
import { checklist } from '../materials/checklist.ts';
import { getProcedure } from '../procedures/index.ts';
import { compare, presentPhoto } from '../register/compare.ts';
import type { CopiedQualification } from '../rules/facts.ts';
import { categoryOfQualification, levelOfQualification } from '../rules/level.ts';
import { pointedOut } from '../rules/rule.ts';
import { openStatement } from '../sealed.ts';
import { leftToAColleague, offeredSteps } from '../steps/another-officer.ts';
import { availableActions } from '../steps/available-actions.ts';
import { aboutRow, gatherFacts } from '../steps/gather-facts.ts';
import { nameOf } from '../steps/move.ts';
import { missingItems } from '../steps/ready.ts';
import { reasonedSteps } from '../steps/reasoned-steps.ts';
import { isDecided, isEditable, isOpen, STATUS_NAMES } from '../workflow.ts';

const copied = (qualification: unknown) => (qualification ?? null) as CopiedQualification | null;
const institutionOf = (id: string | null) => (id === null ? null : { id });

export const application: ApplicationResolvers = {
  __resolveReference: ({ id }, { load }) => load.application.load(id),
  procedure: ({ procedure }) => getProcedure(procedure),
  statusName: ({ status }) => STATUS_NAMES[status],
  applicant: (row) => row,
  qualification: ({ qualificationId, qualification }, _, { viewer }) =>
    qualificationId !== null && seesQualification(viewer, copied(qualification)?.provinceCode)
      ? { id: qualificationId }
      : null,
  usedQualification: ({ qualification }) => copied(qualification),
  techniques: ({ qualification }) => [...(copied(qualification)?.techniques ?? [])],
  diseases: ({ qualification }) => [...(copied(qualification)?.diseases ?? [])],
  concerns: ({ registrationId }, _, { load }) => (registrationId === null ? null : load.concerned.load(registrationId)),
  filing: ({ multiFilingId }, _, { load }) => (multiFilingId === null ? null : load.filing.load(multiFilingId)),
  dossier: ({ dossierId, id }, _, { load }) => (dossierId === null ? [] : load.dossier(dossierId, id)),
  photoUrl: ({ photoKey }, _, { deps, viewer }) => (photoKey === null ? null : photoUrl(deps, viewer, photoKey)),
  institution: ({ institutionId }) => institutionOf(institutionId),
  reviewers: ({ reviewerIds }) => reviewerIds.map((id) => ({ id })),
  byInstitution: ({ byInstitutionId }) => institutionOf(byInstitutionId),
  authority: (row) => (isDecided(row) ? institutionOf(row.authorityId) : null),
  form: (row, _, { deps }) => formInWords(deps, row),
  materials: (row, _, { deps, viewer }) => checklist(deps, viewer, row),
  printableFormUrl: (row, _, { deps, viewer }) =>
    getProcedure(row.procedure).printable ? printableFormUrl(deps, viewer, row) : null,
  missing: async (row, _, { deps, viewer }) => {
    if (!isEditable(row)) return [];
    const facts = await gatherFacts(deps, aboutRow(deps, row), viewer);
    return facts ? missingItems(deps, row, facts) : [];
  },
  warnings: async (row, _, { deps, viewer }) => {
    if (!isOpen(row)) return [];
    const about = aboutRow(deps, row);
    const [facts, own] = await Promise.all([gatherFacts(deps, about, viewer), leftToAColleague(deps, row, viewer)]);
    return [...(own ? [own] : []), ...(facts ? pointedOut(about.procedure.requirements, facts) : [])];
  },
  timeline: ({ id }, _, { load }) => load.timelineOf.load(id),
  availableSteps: (row, _, { deps, viewer }) => offeredSteps(deps, row, viewer),
  reasons: async ({ id }, _, { deps, load }) => {
    const timeline = await load.timelineOf.load(id);
    const said = timeline.map(({ statementSealed }) => openStatement(deps.pii, statementSealed).reasons);
    return said.findLast((reasons) => reasons.length > 0) ?? [];
  },
  registrations: ({ id }, _, { load }) => load.registrationsThrough.load(id),
  applicantIsReviewer: async ({ practitionerId, reviewerIds }, _, { deps }) => {
    const reviewers = await Promise.all(reviewerIds.map((id) => deps.neighbours.findInstitution(id)));
    return reviewers.some((reviewer) => reviewer?.ownerPractitionerId === practitionerId);
  },
  dueOn: ({ dueOn }) => dueOn && fromColumn(dueOn),
  workingDaysLeft: ({ dueOn }, _, { deps }) => dueOn && workingDaysBetween(today(deps.clock.now()), fromColumn(dueOn)),
  waitingForName: (row) => row.waitingFor && nameOf(row.waitingFor, row),
  availableActions: (row, _, { viewer }) => availableActions(row, viewer),
  reasonedSteps: async (row, _, { deps, viewer }) => reasonedSteps(deps, row, await offeredSteps(deps, row, viewer)),
  comparison: (row, _, { deps }) => compare(deps, row),
  presentPhotoUrl: async (row, _, { deps, viewer }) => {
    const photo = await presentPhoto(deps, row);
    return photo === null ? null : photoUrl(deps, viewer, photo);
  },
};

export const applicant: ApplicantResolvers = {
  name: ({ applicantName }) => applicantName,
  sex: ({ applicantSex }) => applicantSex,
  birthDate: ({ applicantBirthDate }) => fromColumn(applicantBirthDate),
  idNumberMasked: ({ applicantIdNumberSealed }, _, { deps }) => maskIdNumber(deps.pii.open(applicantIdNumberSealed)),
  // For whoever may ask about practitioners here; to the others the applicant is what the application says.
  practitioner: ({ practitionerId }, _, { viewer }) =>
    viewer.kind === 'SERVICE' || viewer.kind === 'PERSON' ? { id: practitionerId } : null,
};

export const usedQualification: UsedQualificationResolvers = {
  level: (qualification) => term(LEVELS, levelOfQualification(qualification)),
  category: (qualification) => {
    const category = categoryOfQualification(qualification);
    return category === 'NONE' ? null : term(CATEGORIES, category);
  },
  province: ({ provinceCode }) => ({ code: provinceCode }),
};

export const timelineEntry: TimelineEntryResolvers = {
  kind: ({ kind }) => kind as TimelineKind,
  opinion: ({ statementSealed }, _, { deps }) => openStatement(deps.pii, statementSealed).opinion,
  reasons: ({ statementSealed }, _, { deps }) => openStatement(deps.pii, statementSealed).reasons,
};

export const materialFile: MaterialFileResolvers = {
  url: ({ fileKey, mediaType }, _, { deps, viewer }) => materialUrl(deps, viewer, fileKey, mediaType),
};
