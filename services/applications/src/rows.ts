/** The database's rows, and what is made of them, under the names that the resolver types use. */
export type {
  Application as ApplicationRow,
  Appointment as AppointmentRow,
  AppointmentSlot as AppointmentSlotRow,
  CertificatePrint as CertificatePrintRow,
  MaterialFile as MaterialFileRow,
  MaterialReceipt as MaterialReceiptRow,
  MultiFiling as MultiFilingRow,
  PersonRecord as PersonRecordRow,
  Profile as ProfileRow,
  ProvincialRuleSet as ProvincialRuleSetRow,
  Registration as RegistrationRow,
  ScopeMapping as ScopeMappingRow,
  SupervisionFlag as SupervisionFlagRow,
  TimelineEntry as TimelineEntryRow,
} from './generated/prisma/client.ts';

export type { AvailableProcedure as AvailableProcedureRow } from './features/available-procedures/available-procedures.ts';
export type { Procedure as ProcedureRow } from './procedures/procedure.ts';
export type { RegistrationVersion as RegistrationVersionRow } from './register/registration-versions.ts';

/** Of a practitioner, who belongs to the qualifications service, this one knows the id. */
export interface PractitionerRef {
  id: string;
}
