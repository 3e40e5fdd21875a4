/** The database's rows under the names that the resolver types use. */
export type {
  Application as ApplicationRow,
  Registration as RegistrationRow,
  TimelineEntry as TimelineEntryRow,
} from './generated/prisma/client.ts';

/** Of a practitioner, who belongs to the qualifications service, this one knows the id. */
export interface PractitionerRef {
  id: string;
}
