import type { Resolvers } from './generated/resolvers.ts';
import { applicant, application, timelineEntry } from './resolvers/application.ts';
import { mutation } from './resolvers/mutation.ts';
import { query } from './resolvers/query.ts';
import { practitioner, registration } from './resolvers/registration.ts';

const byKind = { __resolveType: (outcome: unknown) => (outcome as { kind: never }).kind };

export const resolvers: Resolvers = {
  Query: query,
  Mutation: mutation,
  Application: application,
  Applicant: applicant,
  TimelineEntry: timelineEntry,
  Registration: registration,
  Practitioner: practitioner,
  OpenApplicationResult: byKind,
  SaveDraftResult: byKind,
  OpenPhotoUploadResult: byKind,
  SubmitApplicationResult: byKind,
  StepResult: byKind,
  ApproveApplicationResult: byKind,
  RevealIdNumberResult: byKind,
};
