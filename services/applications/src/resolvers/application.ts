import { maskIdNumber } from '@medreg/pii';
import { fromColumn } from '../database.ts';
import { photoUrl, printableFormUrl } from '../features/download-file/download-tickets.ts';
import type { ApplicantResolvers, ApplicationResolvers, TimelineEntryResolvers } from '../generated/resolvers.ts';
import { PROCEDURES } from '../procedures/index.ts';
import { missingItems } from '../rules/form.ts';
import { openForm, openStatement } from '../sealed.ts';
import { availableSteps, isEditable } from '../workflow.ts';

export const application: ApplicationResolvers = {
  __resolveReference: ({ id }, { load }) => load.application.load(id),
  applicant: (row) => row,
  qualification: ({ qualificationId }) => ({ id: qualificationId }),
  photoUrl: ({ photoKey }, _, { deps, viewer }) => (photoKey === null ? null : photoUrl(deps, viewer, photoKey)),
  institution: ({ institutionId }) => (institutionId === null ? null : { id: institutionId }),
  authority: ({ authorityId }) => (authorityId === null ? null : { id: authorityId }),
  form: ({ formSealed }, _, { deps }) => openForm(deps.pii, formSealed),
  printableFormUrl: (row, _, { deps, viewer }) => printableFormUrl(deps, viewer, row),
  missing: (row, _, { deps }) =>
    isEditable(row.status)
      ? missingItems(PROCEDURES[row.procedure], { ...row, form: openForm(deps.pii, row.formSealed) })
      : [],
  timeline: ({ id }, _, { load }) => load.timelineOf.load(id),
  availableSteps: (row, _, { viewer }) => availableSteps(row, viewer),
  reasons: async ({ id }, _, { deps, load }) => {
    const timeline = await load.timelineOf.load(id);
    const said = timeline.map(({ statementSealed }) => openStatement(deps.pii, statementSealed).reasons);
    return said.findLast((reasons) => reasons.length > 0) ?? [];
  },
  registration: ({ id }, _, { load }) => load.registrationOf.load(id),
  dueOn: ({ dueOn }) => dueOn && fromColumn(dueOn),
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

export const timelineEntry: TimelineEntryResolvers = {
  opinion: ({ statementSealed }, _, { deps }) => openStatement(deps.pii, statementSealed).opinion,
  reasons: ({ statementSealed }, _, { deps }) => openStatement(deps.pii, statementSealed).reasons,
};
