import { fromColumn } from '../database.ts';
import type { PractitionerResolvers, RegistrationResolvers } from '../generated/resolvers.ts';

export const registration: RegistrationResolvers = {
  __resolveReference: ({ id }, { load }) => load.registration.load(id),
  practicePlace: ({ practicePlaceCode }) => ({ code: practicePlaceCode }),
  primaryInstitution: ({ primaryInstitutionId }) => ({ id: primaryInstitutionId }),
  issuingAuthority: ({ issuingAuthorityId }) => ({ id: issuingAuthorityId }),
  issuedOn: ({ issuedOn }) => fromColumn(issuedOn),
  validFrom: ({ validFrom }) => fromColumn(validFrom),
};

export const practitioner: PractitionerResolvers = {
  // A practitioner is the qualifications service's; here he only has registrations, and the loader shows nobody else's.
  __resolveReference: ({ id }) => ({ id }),
  registrations: ({ id }, _, { load }) => load.registrationsOf.load(id),
};
