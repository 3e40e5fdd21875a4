/** The database's rows, and what is made of them, under the names that the resolver types use. */

export type { AppointmentWithAll } from './appointments/appointment.ts';

export type { ArchiveEntry as ArchiveEntryRow } from './archive/entry.ts';
export type { PracticeArchive as PracticeArchiveRow } from './archive/practice-archive.ts';
export type { AvailableProcedure as AvailableProcedureRow } from './features/available-procedures/available-procedures.ts';
export type {
  Application as ApplicationRow,
  Appointment as AppointmentRow,
  AppointmentSlot as AppointmentSlotRow,
  ArchiveEntry as OwnEntryRow,
  CertificatePrint as CertificatePrintRow,
  MaterialFile as MaterialFileRow,
  MaterialReceipt as MaterialReceiptRow,
  MultiFiling as MultiFilingRow,
  Notice as NoticeRow,
  PersonRecord as PersonRecordRow,
  Profile as ProfileRow,
  ProvincialRuleSet as ProvincialRuleSetRow,
  Registration as RegistrationRow,
  ScopeCatalogue as ScopeCatalogueRow,
  ScopeMapping as ScopeMappingRow,
  SupervisionFlag as SupervisionFlagRow,
  TimelineEntry as TimelineEntryRow,
} from './generated/prisma/client.ts';
export type { Procedure as ProcedureRow } from './procedures/procedure.ts';
export type { Catalogue as CatalogueRow } from './provinces/view-catalogue.ts';
export type { RuleSet as RuleSetRow } from './provinces/view-rules.ts';
export type { RecordDefinition as RecordDefinitionRow } from './records/record-definition.ts';
export type { RegistrationVersion as RegistrationVersionRow } from './register/registration-versions.ts';

/** Of a practitioner, who belongs to the qualifications service, this one knows the id. */
export interface PractitionerRef {
  id: string;
}
