/** The database's rows under the names that the resolver types use. */
export type { ELicence as ELicenceRow, RegisterEntry as RegisterEntryRow } from './generated/prisma/client.ts';

/** A registration, which the applications service keeps. */
export interface RegistrationRef {
  id: string;
}
