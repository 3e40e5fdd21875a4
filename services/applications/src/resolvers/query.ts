import { archiveUrl } from '../features/download-file/download-tickets.ts';
import { availableProcedures } from '../features/available-procedures/available-procedures.ts';
import {
  authorityApplications,
  institutionApplications,
  institutionSubmissions,
  myApplications,
} from '../features/list-applications/list-applications.ts';
import {
  institutionFilings,
  institutionRegistrations,
  myRegistrations,
  registrationSnapshots,
} from '../features/list-registrations/list-registrations.ts';
import { appointmentsQuery } from './appointments.ts';
import { provincesQuery } from './provinces.ts';
import { myArchive, practiceArchive } from '../features/read-archive/read-archive.ts';
import type { AvailableProcedureResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { PROCEDURES } from '../procedures/index.ts';

export const query: QueryResolvers = {
  ...provincesQuery,
  ...appointmentsQuery,
  procedures: (_, { professionType }) =>
    [...PROCEDURES.values()].filter(({ profession }) => !professionType || profession === professionType),
  procedure: (_, { code }) => PROCEDURES.get(code) ?? null,
  availableProcedures: (_, _none, { deps, viewer }) => availableProcedures(deps, viewer),
  myApplications: (_, page, { deps, viewer }) => myApplications(deps, viewer, page),
  application: (_, { id }, { load }) => load.application.load(id),
  myRegistrations: (_, _none, { deps, viewer }) => myRegistrations(deps, viewer),
  institutionApplications: (_, page, { deps, viewer }) => institutionApplications(deps, viewer, page),
  institutionSubmissions: (_, page, { deps, viewer }) => institutionSubmissions(deps, viewer, page),
  authorityApplications: (_, page, { deps, viewer }) => authorityApplications(deps, viewer, page),
  institutionRegistrations: (_, page, { deps, viewer }) => institutionRegistrations(deps, viewer, page),
  institutionFilings: (_, { includeEnded, ...page }, { deps, viewer }) =>
    institutionFilings(deps, viewer, { ...page, includeEnded: includeEnded ?? false }),
  myArchive: (_, _none, { deps, viewer }) => myArchive(deps, viewer),
  practiceArchive: (_, input, { deps, viewer }) => practiceArchive(deps, viewer, input),
  archiveExportUrl: (_, { format }, { deps, viewer }) => archiveUrl(deps, viewer, format),
  registrationSnapshots: (_, { first, after }, { deps }) =>
    registrationSnapshots(deps, { first: first ?? 200, after: after ?? null }),
};

export const availableProcedure: AvailableProcedureResolvers = {
  qualification: ({ qualificationId }) => (qualificationId === null ? null : { id: qualificationId }),
};
