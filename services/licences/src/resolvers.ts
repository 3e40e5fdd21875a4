import { possibleId } from '@medreg/database';
import { visibleTo } from './access.ts';
import type { Face } from './face.ts';
import { claimLicence } from './features/claim-licence/claim-licence.ts';
import { documentUrl } from './features/download-document/download-document.ts';
import { findByCertificateCode, findPractitioners } from './features/find-practitioners/find-practitioners.ts';
import { presentLicence } from './features/present-licence/present-licence.ts';
import { verifyLicence } from './features/verify-licence/verify-licence.ts';
import type { LicenceState, PublicStatus, Resolvers, Sex } from './generated/resolvers.ts';
import { verifyUrl } from './verify-url.ts';

/** One line each: the use cases do the work. */
export const resolvers: Resolvers = {
  Query: {
    myLicences: (_, __, { deps, viewer }) =>
      deps.db.eLicence.findMany({
        where: { AND: [visibleTo(viewer), { state: { not: 'INVALID' } }] },
        orderBy: { issuedAt: 'desc' },
        take: 50,
      }),
    findPractitioners: (_, args, { deps, viewer }) => findPractitioners(deps, viewer, args),
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
    state: ({ state }) => state as LicenceState,
    status: async ({ registrationId, state }, _, { load }) => {
      const entry = await load.entry.load(registrationId);
      return state === 'INVALID' || !entry ? 'INVALID' : (entry.status as PublicStatus);
    },
    face: ({ face }, _, { deps }) => JSON.parse(deps.pii.open(face)) as Face,
    pdfUrl: async (licence, _, { deps, viewer, load }) =>
      documentUrl(deps, viewer, { licence, entry: await load.entry.load(licence.registrationId) }, 'pdf'),
    pngUrl: async (licence, _, { deps, viewer, load }) =>
      documentUrl(deps, viewer, { licence, entry: await load.entry.load(licence.registrationId) }, 'png'),
    signedData: ({ signedData }, _, { deps }) => deps.pii.open(signedData),
    verifyUrl: ({ identifier }, _, { deps }) => verifyUrl(deps.publicUrl, identifier),
  },
  RegisterEntry: {
    sex: ({ sex }) => sex as Sex,
    status: ({ status }) => status as PublicStatus,
    practiceInstitutions: ({ primaryInstitution }) => [{ name: primaryInstitution, primary: true }],
  },
};
