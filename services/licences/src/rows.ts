/** The database's rows under the names that the resolver types use. */
export type { ELicence as ELicenceRow, RegisterEntry as RegisterEntryRow } from './generated/prisma/client.ts';
