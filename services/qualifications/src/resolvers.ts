import { possibleId } from '@medreg/database';
import { maskIdNumber, maskQualificationCode } from '@medreg/pii';
import { fromColumn } from './database.ts';
import { findImport, listImports } from './features/list-imports/list-imports.ts';
import { matchIdentities } from './features/match-identities/match-identities.ts';
import { matchQualificationCode } from './features/match-qualification-code/match-qualification-code.ts';
import { openImport } from './features/open-import/open-import.ts';
import { readPractitioner } from './features/read-practitioner/read-practitioner.ts';
import { rejectionsOf } from './features/report-rejections/rejections-of.ts';
import { reportUrl } from './features/report-rejections/report-route.ts';
import type { ImportState, QualificationKind, Resolvers, Sex } from './generated/resolvers.ts';
import { failureMessage, rejectionMessage } from './messages.ts';
import { Failure, Reasons } from './rules/reasons.ts';

/** One line each: the use cases and the loaders do the work. */
export const resolvers: Resolvers = {
  Query: {
    myPractitioner: (_, __, { load, viewer }) => {
      const id = possibleId(viewer.practitionerId);
      return id ? load.practitioner.load(id) : null;
    },
    importBatch: (_, { id }, { deps, viewer }) => findImport(deps.db, viewer, id),
    importBatches: (_, page, { deps, viewer }) => listImports(deps.db, viewer, page),
    matchIdentities: (_, { questions }, { deps }) => matchIdentities(deps, questions),
    matchQualificationCode: (_, question, { deps }) => matchQualificationCode(deps, question),
    practitionerById: (_, { id }, { deps, viewer }) => readPractitioner(deps, viewer, id),
  },
  Mutation: {
    openQualificationImport: (_, input, { deps, viewer }) => openImport(deps, viewer, input),
  },
  Practitioner: {
    __resolveReference: ({ id }, { load }) => load.practitioner.load(id),
    sex: ({ sex }) => sex as Sex,
    birthDate: ({ birthDate }) => fromColumn(birthDate),
    idNumberMasked: ({ idNumberSealed }, _, { deps }) => maskIdNumber(deps.pii.open(idNumberSealed)),
    idNumber: ({ idNumberSealed }, _, { deps }) => deps.pii.open(idNumberSealed),
    qualifications: ({ id }, _, { load }) => load.qualificationsOf.load(id),
  },
  Qualification: {
    __resolveReference: ({ id }, { load }) => load.qualification.load(id),
    kind: ({ kind }) => kind as QualificationKind,
    codeMasked: ({ codeSealed }, _, { deps }) => maskQualificationCode(deps.pii.open(codeSealed)),
    code: ({ codeSealed }, _, { deps }) => deps.pii.open(codeSealed),
    province: ({ provinceCode }) => ({ code: provinceCode }),
    issuedOn: ({ issuedOn }) => fromColumn(issuedOn),
    providedBy: ({ providedBy }) => ({ id: providedBy }),
  },
  ImportBatch: {
    state: ({ state }) => state as ImportState,
    failure: ({ failure }) => (failure === null ? null : failureMessage(Failure.parse(failure))),
    rejections: ({ id }, page, { load }) => rejectionsOf(load, id, page),
    reportUrl: (batch, _, { deps, viewer }) => reportUrl(deps, viewer, batch),
  },
  ImportRejection: { reasons: ({ reasons }) => Reasons.parse(reasons) },
  ImportRejectionReason: { message: rejectionMessage },
};
