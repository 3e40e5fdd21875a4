/**
 * Files of people: photos, materials, rendered licences. In a folder or in S3-compatible storage behind one interface, and
 * tickets with which the gateway lets somebody upload or download one of them without knowing who that is.
 *
 * Everything streams; only `getBytes` holds a file in memory, and only up to a limit.
 */
export type { FileDescription, Files, PutOptions, StoredFile, StoreOptions } from './contract.ts';
export { type FileKey, fileKey, isFileKey } from './file-key.ts';
export { FileProblem, type FileProblemKind } from './file-problem.ts';
export { openFiles } from './open-files.ts';
export {
  createTickets,
  type OpenedTicket,
  type Ticket,
  type TicketProblem,
  type TicketPurpose,
  type Tickets,
} from './tickets.ts';
