import { availableFor, availableProcedures } from '../features/available-procedures/available-procedures.ts';
import { archiveUrl } from '../features/download-file/download-tickets.ts';
import {
  authorityApplications,
  institutionApplications,
  institutionSubmissions,
  myApplications,
  waitingApplications,
} from '../features/list-applications/list-applications.ts';
import { supervisionFlags } from '../features/list-flags/list-flags.ts';
import { officialTasks } from '../features/list-official-tasks/list-official-tasks.ts';
import { myRecords, personRecords, recordsToConfirm, reportedRecords } from '../features/list-records/list-records.ts';
import {
  institutionFilings,
  institutionRegistrations,
  myRegistrations,
  personRegistrations,
  registrationSnapshots,
} from '../features/list-registrations/list-registrations.ts';
import { myArchive, practiceArchive } from '../features/read-archive/read-archive.ts';
import { verifyRegistrations } from '../features/verify-registrations/verify-registrations.ts';
import type { AvailableProcedureResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { PROCEDURES } from '../procedures/index.ts';
import { RECORDS } from '../records/index.ts';
import { FLAG_KINDS } from '../supervision/raise-flag.ts';
import { appointmentsQuery } from './appointments.ts';
import { noticesQuery } from './notices.ts';
import { provincesQuery } from './provinces.ts';

export const query: QueryResolvers = {
  ...provincesQuery,
  ...appointmentsQuery,
  ...noticesQuery,
  procedures: (_, { professionType }) =>
    [...PROCEDURES.values()].filter(({ profession }) => !professionType || profession === professionType),
  procedure: (_, { code }) => PROCEDURES.get(code) ?? null,
  availableProcedures: (_, _none, { deps, viewer }) => availableProcedures(deps, viewer),
  availableFor: (_, { practitionerId }, { deps, viewer }) => availableFor(deps, viewer, practitionerId),
  personRegistrations: (_, { practitionerId }, { deps, viewer }) => personRegistrations(deps, viewer, practitionerId),
  myApplications: (_, page, { deps, viewer }) => myApplications(deps, viewer, page),
  application: (_, { id }, { load }) => load.application.load(id),
  myRegistrations: (_, _none, { deps, viewer }) => myRegistrations(deps, viewer),
  institutionApplications: (_, page, { deps, viewer }) => institutionApplications(deps, viewer, page),
  institutionSubmissions: (_, page, { deps, viewer }) => institutionSubmissions(deps, viewer, page),
  authorityApplications: (_, page, { deps, viewer }) => authorityApplications(deps, viewer, page),
  waitingApplications: (_, _none, { deps, viewer }) => waitingApplications(deps, viewer),
  institutionRegistrations: (_, page, { deps, viewer }) => institutionRegistrations(deps, viewer, page),
  verifyRegistrations: (_, question, { deps, viewer }) => verifyRegistrations(deps, viewer, question),
  institutionFilings: (_, { includeEnded, ...page }, { deps, viewer }) =>
    institutionFilings(deps, viewer, { ...page, includeEnded: includeEnded ?? false }),
  myArchive: (_, _none, { deps, viewer }) => myArchive(deps, viewer),
  practiceArchive: (_, input, { deps, viewer }) => practiceArchive(deps, viewer, input),
  archiveExportUrl: (_, { format }, { deps, viewer }) => archiveUrl(deps, viewer, format),
  recordDefinitions: () => Object.values(RECORDS),
  myRecords: (_, _none, { deps, viewer }) => myRecords(deps, viewer),
  personRecords: (_, { practitionerId }, { deps, viewer }) => personRecords(deps, viewer, practitionerId),
  recordsToConfirm: (_, page, { deps, viewer }) => recordsToConfirm(deps, viewer, page),
  reportedRecords: (_, page, { deps, viewer }) => reportedRecords(deps, viewer, page),
  officialTasks: (_, page, { deps, viewer }) => officialTasks(deps, viewer, page),
  supervisionFlags: (_, page, { deps, viewer }) => supervisionFlags(deps, viewer, page),
  supervisionFlagKinds: () => Object.entries(FLAG_KINDS).map(([code, name]) => ({ code, name })),
  registrationSnapshots: (_, { first, after }, { deps }) =>
    registrationSnapshots(deps, { first: first ?? 200, after: after ?? null }),
};

export const availableProcedure: AvailableProcedureResolvers = {
  qualification: ({ qualificationId }) => (qualificationId === null ? null : { id: qualificationId }),
};
