import { possibleId } from '@medreg/database';
import { maskIdNumber, maskQualificationCode } from '@medreg/pii';
import { fromColumn } from './database.ts';
import { enterPractitioner } from './features/enter-practitioner/enter-practitioner.ts';
import { identifyPractitioner } from './features/identify-practitioner/identify-practitioner.ts';
import { findImport, listImports } from './features/list-imports/list-imports.ts';
import { listUpgradeFailures } from './features/list-upgrade-failures/list-upgrade-failures.ts';
import { matchIdentities } from './features/match-identities/match-identities.ts';
import { matchQualificationCode } from './features/match-qualification-code/match-qualification-code.ts';
import { openImport } from './features/open-import/open-import.ts';
import { readPractitioner } from './features/read-practitioner/read-practitioner.ts';
import { rejectionsOf } from './features/report-rejections/rejections-of.ts';
import { reportUrl } from './features/report-rejections/report-route.ts';
import { supplementQualification } from './features/supplement-qualification/supplement-qualification.ts';
import type {
  IdUpgradeProblem,
  ImportState,
  PhysicianLevel,
  PracticeCategory,
  QualificationKind,
  QualificationOrigin,
  Resolvers,
  Sex,
} from './generated/resolvers.ts';
import { failureMessage, rejectionMessage, upgradeProblemMessage } from './messages.ts';
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
    idUpgradeFailures: (_, page, { deps, viewer }) => listUpgradeFailures(deps.db, viewer, page),
    matchIdentities: (_, { questions }, { deps }) => matchIdentities(deps, questions),
    matchQualificationCode: (_, question, { deps }) => matchQualificationCode(deps, question),
    practitionerById: (_, { id }, { deps, viewer }) => readPractitioner(deps, viewer, id),
  },
  Mutation: {
    openQualificationImport: (_, input, { deps, viewer }) => openImport(deps, viewer, input),
    identifyPractitioner: (_, input, { deps, viewer }) => identifyPractitioner(deps, viewer, input),
    supplementQualification: (_, { input }, { deps, viewer }) => supplementQualification(deps, viewer, input),
    enterPractitioner: (_, { input }, { deps, viewer }) => enterPractitioner(deps, viewer, input),
  },
  Practitioner: {
    __resolveReference: ({ id }, { load }) => load.practitioner.load(id),
    sex: ({ sex }) => sex as Sex,
    birthDate: ({ birthDate }) => fromColumn(birthDate),
    idNumberMasked: ({ idNumberSealed }, _, { deps }) => maskIdNumber(deps.pii.open(idNumberSealed)),
    idNumber: ({ idNumberSealed }, _, { deps }) => deps.pii.open(idNumberSealed),
    formerIdNumbers: async ({ id }, _, { deps, load }) => (await load.formerIdNumbersOf.load(id)).map(deps.pii.open),
    qualifications: ({ id }, _, { load }) => load.qualificationsOf.load(id),
    corrections: ({ id }, _, { load }) => load.correctionsOf.load(id),
  },
  PractitionerCorrection: {
    correctedAt: ({ settledAt }) => settledAt,
    providedBy: ({ providedBy }) => ({ id: providedBy }),
    formerIdNumberMasked: ({ formerIdNumberSealed }, _, { deps }) =>
      formerIdNumberSealed === null ? null : maskIdNumber(deps.pii.open(formerIdNumberSealed)),
    qualification: ({ qualificationId }, _, { load }) =>
      qualificationId === null ? null : load.qualification.load(qualificationId),
  },
  PractitionerIdentity: {
    sex: ({ sex }) => sex as Sex,
    birthDate: ({ birthDate }) => fromColumn(birthDate),
    idNumberMasked: ({ idNumberSealed }, _, { deps }) => maskIdNumber(deps.pii.open(idNumberSealed)),
    qualifications: ({ id }, _, { load }) => load.recordsOf.load(id),
  },
  Qualification: {
    __resolveReference: ({ id }, { load }) => load.qualification.load(id),
    kind: ({ kind }) => kind as QualificationKind,
    level: ({ level }) => level as PhysicianLevel | null,
    category: ({ category }) => category as PracticeCategory | null,
    origin: ({ origin }) => origin as QualificationOrigin,
    codeMasked: ({ codeSealed }, _, { deps }) => maskQualificationCode(deps.pii.open(codeSealed)),
    code: ({ codeSealed }, _, { deps }) => deps.pii.open(codeSealed),
    province: ({ provinceCode }) => ({ code: provinceCode }),
    issuedOn: ({ issuedOn }) => fromColumn(issuedOn),
    providedBy: ({ providedBy }) => ({ id: providedBy }),
  },
  QualificationIdentity: {
    kind: ({ kind }) => kind as QualificationKind,
    level: ({ level }) => level as PhysicianLevel | null,
    category: ({ category }) => category as PracticeCategory | null,
    province: ({ provinceCode }) => ({ code: provinceCode }),
    issuedOn: ({ issuedOn }) => fromColumn(issuedOn),
    codeMasked: ({ codeSealed }, _, { deps }) => maskQualificationCode(deps.pii.open(codeSealed)),
  },
  IdUpgradeFailure: {
    practitioner: ({ practitionerId }, _, { load }) => load.person.load(practitionerId),
    problem: ({ problem }) => problem as IdUpgradeProblem,
    message: ({ problem }) => upgradeProblemMessage(problem as IdUpgradeProblem),
    province: ({ provinceCode }) => ({ code: provinceCode }),
  },
  ImportBatch: {
    kind: ({ kind }) => kind as QualificationKind,
    state: ({ state }) => state as ImportState,
    failure: ({ failure }) => (failure === null ? null : failureMessage(Failure.parse(failure))),
    rejections: ({ id }, page, { load }) => rejectionsOf(load, { batchId: id, taken: false }, page),
    warnings: ({ id }, page, { load }) => rejectionsOf(load, { batchId: id, taken: true }, page),
    reportUrl: (batch, _, { deps, viewer }) => reportUrl(deps, viewer, batch),
  },
  ImportRejection: { reasons: ({ reasons }) => Reasons.parse(reasons) },
  ImportWarning: { reasons: ({ reasons }) => Reasons.parse(reasons) },
  ImportRejectionReason: { message: rejectionMessage },
};
