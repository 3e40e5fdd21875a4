import type { Resolvers } from './generated/resolvers.ts';
import { applicant, application, materialFile, timelineEntry, usedQualification } from './resolvers/application.ts';
import { appointment, appointmentSlot } from './resolvers/appointments.ts';
import { archiveEntry, practiceArchive } from './resolvers/archive.ts';
import { mutation } from './resolvers/mutation.ts';
import { notice } from './resolvers/notices.ts';
import { personRecord, personRecordDefinition } from './resolvers/person-record.ts';
import { procedure } from './resolvers/procedure.ts';
import { scopeMapping } from './resolvers/provinces.ts';
import { availableProcedure, query } from './resolvers/query.ts';
import {
  multiFiling,
  practitioner,
  registration,
  registrationIdentity,
  registrationVersion,
} from './resolvers/registration.ts';
import { supervisionFlag } from './resolvers/supervision-flag.ts';

const byKind = { __resolveType: (outcome: unknown) => (outcome as { kind: never }).kind };

export const resolvers: Resolvers = {
  Query: query,
  Mutation: mutation,
  Procedure: procedure,
  AvailableProcedure: availableProcedure,
  Application: application,
  Applicant: applicant,
  TimelineEntry: timelineEntry,
  UsedQualification: usedQualification,
  MaterialFile: materialFile,
  Registration: registration,
  RegistrationIdentity: registrationIdentity,
  RegistrationVersion: registrationVersion,
  VerifyRegistrationsResult: byKind,
  MultiFiling: multiFiling,
  Practitioner: practitioner,
  Notice: notice,
  PersonRecord: personRecord,
  PersonRecordDefinition: personRecordDefinition,
  SupervisionFlag: supervisionFlag,
  ReportRecordResult: byKind,
  RecordStepResult: byKind,
  OpenOfficialTaskResult: byKind,
  RecordRegistrationsResult: byKind,
  FlagResult: byKind,
  PracticeArchive: practiceArchive,
  ArchiveEntry: archiveEntry,
  BatchResult: byKind,
  BatchOutcome: byKind,
  PracticeArchiveResult: byKind,
  AddArchiveEntryResult: byKind,
  RemoveArchiveEntryResult: byKind,
  ConfirmArchiveEntryResult: byKind,
  OpenApplicationResult: byKind,
  OpenLinkedChangeResult: byKind,
  SaveDraftResult: byKind,
  OpenPhotoUploadResult: byKind,
  OpenMaterialUploadResult: byKind,
  RemoveMaterialResult: byKind,
  RecordReceiptsResult: byKind,
  SubmitApplicationResult: byKind,
  StepResult: byKind,
  ApproveApplicationResult: byKind,
  RevealIdNumberResult: byKind,
  ScopeMapping: scopeMapping,
  SetProvincialRulesResult: byKind,
  SubmitScopeCatalogueResult: byKind,
  ScopeMappingResult: byKind,
  AppointmentSlot: appointmentSlot,
  Appointment: appointment,
  OpenAppointmentSlotsResult: byKind,
  CloseAppointmentSlotResult: byKind,
  AppointmentResult: byKind,
};
