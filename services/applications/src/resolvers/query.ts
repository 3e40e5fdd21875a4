import { availableProcedures } from '../features/available-procedures/available-procedures.ts';
import {
  authorityApplications,
  institutionApplications,
  myApplications,
} from '../features/list-applications/list-applications.ts';
import {
  institutionRegistrations,
  myRegistrations,
  registrationSnapshots,
} from '../features/list-registrations/list-registrations.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const query: QueryResolvers = {
  availableProcedures: (_, _none, { deps, viewer }) => availableProcedures(deps, viewer),
  myApplications: (_, page, { deps, viewer }) => myApplications(deps, viewer, page),
  application: (_, { id }, { load }) => load.application.load(id),
  myRegistrations: (_, _none, { deps, viewer }) => myRegistrations(deps, viewer),
  institutionApplications: (_, page, { deps, viewer }) => institutionApplications(deps, viewer, page),
  authorityApplications: (_, page, { deps, viewer }) => authorityApplications(deps, viewer, page),
  institutionRegistrations: (_, page, { deps, viewer }) => institutionRegistrations(deps, viewer, page),
  registrationSnapshots: (_, { first, after }, { deps }) =>
    registrationSnapshots(deps, { first: first ?? 200, after: after ?? null }),
};
