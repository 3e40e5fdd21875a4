import { today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { visibleTo } from './access.ts';
import type { Context, Deps } from './context.ts';
import { openFace } from './face.ts';
import { claimLicence } from './features/claim-licence/claim-licence.ts';
import { deregisteredDay, deregisteredPersons } from './features/deregistered-persons/deregistered-persons.ts';
import { documentUrl } from './features/download-document/download-document.ts';
import { findByCertificateCode, findPractitioners } from './features/find-practitioners/find-practitioners.ts';
import { licenceConditions } from './features/licence-conditions/licence-conditions.ts';
import { myLicences } from './features/my-licences/my-licences.ts';
import { presentLicence } from './features/present-licence/present-licence.ts';
import { verifyLicence } from './features/verify-licence/verify-licence.ts';
import type { LicenceState, RegisterProfession, Resolvers, Sex } from './generated/resolvers.ts';
import { practiceInstitutions, standingOf, statusOf } from './register-entry.ts';
import type { ELicenceRow } from './rows.ts';
import { inWords } from './rules/claim-conditions.ts';
import { registrationStatus } from './rules/current-status.ts';
import { verifyUrl } from './verify-url.ts';

/** One line each: the use cases do the work. */
export const resolvers: Resolvers = {
  Query: {
    myLicences: (_, __, { deps, viewer, load }) => myLicences(deps, viewer, load.entry),
    myLicenceConditions: (_, __, { deps, viewer }) => licenceConditions(deps, viewer),
    findPractitioners: (_, args, { deps, viewer }) => findPractitioners(deps, viewer, args),
    deregisteredPersons: (_, args, { deps, viewer }) => deregisteredPersons(deps, viewer, args),
    practitionerByCertificateCode: (_, { certificateCode }, { deps, viewer }) =>
      findByCertificateCode(deps, viewer, certificateCode),
    verifyLicence: (_, { code }, { deps }) => verifyLicence(deps, code),
  },
  Mutation: {
    claimLicence: (_, { licenceId }, { deps, viewer }) => claimLicence(deps, viewer, licenceId),
    presentLicence: (_, { licenceId }, { deps, viewer }) => presentLicence(deps, viewer, licenceId),
  },
  ELicence: {
    __resolveReference: ({ id }, { deps, viewer }) => {
      const key = possibleId(id);
      return key ? deps.db.eLicence.findFirst({ where: { AND: [{ id: key }, visibleTo(viewer)] } }) : null;
    },
    state: (licence, _, { deps, load }) => stateOf(licence, deps, load),
    status: async (licence, _, { deps, load }) =>
      statusOf(licence, await load.entry.load(licence.registrationId), deps.clock.now()),
    face: ({ face }, _, { deps }) => openFace(deps.pii, face),
    pdfUrl: async (licence, _, { deps, viewer, load }) =>
      documentUrl(deps, viewer, { licence, entry: await load.entry.load(licence.registrationId) }, 'pdf'),
    pngUrl: async (licence, _, { deps, viewer, load }) =>
      documentUrl(deps, viewer, { licence, entry: await load.entry.load(licence.registrationId) }, 'png'),
    signedData: ({ signedData }, _, { deps }) => deps.pii.open(signedData),
    verifyUrl: ({ identifier }, _, { deps }) => verifyUrl(deps.publicUrl, identifier),
  },
  Registration: {
    __resolveReference: ({ id }) => {
      const key = possibleId(id);
      return key ? { id: key } : null;
    },
    licenceVersions: ({ id }, _, { load }) => load.versions.load(id),
  },
  LicenceVersion: {
    state: (licence, _, { deps, load }) => stateOf(licence, deps, load),
    endedAt: ({ invalidatedAt }) => invalidatedAt,
  },
  LicenceFace: {
    level: (face) => (face.kind === 'PHYSICIAN' ? face.level : null),
    category: (face) => (face.kind === 'NURSE' ? null : face.category),
    major: (face) => (face.kind === 'TCM_SPECIALTY' ? face.major : null),
    scopes: (face) => (face.kind === 'PHYSICIAN' ? face.scopes : []),
    techniques: (face) => (face.kind === 'TCM_SPECIALTY' ? face.techniques : []),
    diseases: (face) => (face.kind === 'TCM_SPECIALTY' ? face.diseases : []),
    practicePlace: (face) => (face.kind === 'NURSE' ? face.practiceInstitution : face.practicePlace),
    primaryInstitution: (face) => (face.kind === 'NURSE' ? face.practiceInstitution : face.primaryInstitution),
    firstRegisteredOn: (face) => (face.kind === 'NURSE' ? face.firstRegisteredOn : null),
    validUntil: (face) => (face.kind === 'NURSE' ? face.validUntil : null),
  },
  LicenceConditions: {
    profession: ({ entry }) => entry.professionType as RegisterProfession,
    certificateCode: ({ entry }) => entry.certificateCode,
    practicePlace: ({ entry }) => entry.practicePlace,
    unmet: ({ unmet }) => inWords(unmet),
  },
  RegisterEntry: {
    profession: ({ professionType }) => professionType as RegisterProfession,
    sex: ({ sex }) => sex as Sex,
    status: (entry, _, { deps }) => registrationStatus(standingOf(entry), today(deps.clock.now())),
    practiceInstitutions: (entry, _, { deps }) => practiceInstitutions(entry, today(deps.clock.now())),
  },
  DeregisteredPerson: {
    deregisteredOn: (entry) => deregisteredDay(entry),
    authority: ({ issuingAuthority }) => issuingAuthority,
  },
};

/** A licence is as good as the registration behind it, whatever was last written of it. */
async function stateOf(licence: ELicenceRow, deps: Deps, load: Context['load']): Promise<LicenceState> {
  const entry = await load.entry.load(licence.registrationId);
  return statusOf(licence, entry, deps.clock.now()) === 'INVALID' ? 'INVALID' : (licence.state as LicenceState);
}
