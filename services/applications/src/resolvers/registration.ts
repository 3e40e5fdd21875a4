import { calendarDate, parseCalendarDate, today } from '@medreg/clock';
import { badUserInput } from '@medreg/subgraph';
import { fromColumn } from '../database.ts';
import { photoUrl } from '../features/download-file/download-tickets.ts';
import { myArchive } from '../features/read-archive/read-archive.ts';
import { CATEGORIES, LEVELS, STAFF_KINDS, term } from '../forms/dictionaries.ts';
import type {
  MultiFilingResolvers,
  PractitionerResolvers,
  RegistrationIdentityResolvers,
  RegistrationResolvers,
  RegistrationVersionResolvers,
} from '../generated/resolvers.ts';
import { getProcedure } from '../procedures/index.ts';
import { FILING_END_REASONS, filingState } from '../register/filing-state.ts';
import { filingFacts } from '../register/registration-facts.ts';
import { versionAsOf, versionsOf } from '../register/registration-versions.ts';
import { STATUS_REASONS, statusName } from '../register/status-names.ts';
import { REASON_BASIS } from '../rules/reason-basis.ts';

const BASES: Readonly<Record<string, string>> = REASON_BASIS;
const date = (column: Date | null) => column && fromColumn(column);

export const registration: RegistrationResolvers = {
  __resolveReference: ({ id }, { load }) => load.registration.load(id),
  statusName,
  statusSince: ({ statusSince }) => fromColumn(statusSince),
  statusReason: ({ statusReason: code }) =>
    code === null ? null : { ...term(STATUS_REASONS, code), basis: BASES[code] ?? null },
  photoUrl: ({ photoKey }, _, { deps, viewer }) =>
    photoKey !== null && viewer.kind === 'PERSON' ? photoUrl(deps, viewer, photoKey) : null,
  level: ({ level }) => term(LEVELS, level),
  category: ({ category }) => term(CATEGORIES, category),
  scopes: ({ scopeCodes, scopeNames }) => scopeCodes.map((code, at) => ({ code, name: scopeNames[at] ?? code })),
  staffKind: ({ staffKind }) => (staffKind === null ? null : term(STAFF_KINDS, staffKind)),
  trainingEnd: ({ trainingEnd }) => date(trainingEnd),
  practicePlace: ({ practicePlaceCode }) => ({ code: practicePlaceCode }),
  primaryInstitution: ({ primaryInstitutionId }) => ({ id: primaryInstitutionId }),
  primaryInstitutionClosedOn: ({ primaryInstitutionClosedOn }) => date(primaryInstitutionClosedOn),
  issuingAuthority: ({ issuingAuthorityId }) => ({ id: issuingAuthorityId }),
  filings: ({ id }, _, { load }) => load.filingsOf.load(id),
  underWay: async ({ id }, _, { load }) =>
    (await load.underWay.load(id)).map(({ procedure }) => ({ code: procedure, name: getProcedure(procedure).name })),
  issuedOn: ({ issuedOn }) => fromColumn(issuedOn),
  firstRegisteredOn: ({ firstRegisteredOn }) => fromColumn(firstRegisteredOn),
  periodFrom: ({ periodFrom }) => date(periodFrom),
  periodUntil: ({ periodUntil }) => date(periodUntil),
  validFrom: ({ validFrom }) => fromColumn(validFrom),
  history: async (row, _, { deps }) => (await versionsOf(deps.db, row)).slice(1),
  asOf: async (row, { date: day }, { deps }) => {
    const on = parseCalendarDate(String(day));
    if (!on) throw badUserInput('Not a date');
    return versionAsOf(await versionsOf(deps.db, row), calendarDate(on));
  },
};

export const registrationIdentity: RegistrationIdentityResolvers = {
  statusName,
  statusSince: ({ statusSince }) => fromColumn(statusSince),
  level: ({ level }) => term(LEVELS, level),
  category: ({ category }) => term(CATEGORIES, category),
  primaryInstitution: ({ primaryInstitutionId }) => ({ id: primaryInstitutionId }),
  periodUntil: ({ periodUntil }) => date(periodUntil),
};

export const registrationVersion: RegistrationVersionResolvers = {
  statusName,
  level: ({ level }) => term(LEVELS, level),
  category: ({ category }) => term(CATEGORIES, category),
  scopes: ({ scopeCodes, scopeNames }) => scopeCodes.map((code, at) => ({ code, name: scopeNames[at] ?? code })),
};

export const multiFiling: MultiFilingResolvers = {
  state: (row, _, { deps }) => filingState(filingFacts(row), today(deps.clock.now())),
  registration: ({ registrationId }, _, { load }) => load.registration.load(registrationId),
  name: ({ registrationId }, _, { load }) => load.nameOf(registrationId),
  institution: ({ institutionId }) => ({ id: institutionId }),
  scopes: ({ scopeNames }) => scopeNames,
  validFrom: ({ validFrom }) => fromColumn(validFrom),
  validUntil: ({ validUntil }) => fromColumn(validUntil),
  endedOn: ({ endedOn }) => date(endedOn),
  endReason: ({ endReason }) => (endReason === null ? null : term(FILING_END_REASONS, endReason)),
};

export const practitioner: PractitionerResolvers = {
  // A practitioner is the qualifications service's; here he only has registrations, and the loader shows nobody else's.
  __resolveReference: ({ id }) => ({ id }),
  registrations: ({ id }, _, { load }) => load.registrationsOf.load(id),
  archive: ({ id }, _, { deps, viewer }) => (viewer.practitionerId === id ? myArchive(deps, viewer) : null),
};
