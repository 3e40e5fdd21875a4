/** The database's rows under the names that the resolver types use. */
export type {
  ImportBatch as ImportBatchRow,
  ImportRejection as ImportRejectionRow,
  Practitioner as PractitionerRow,
  Qualification as QualificationRow,
} from './generated/prisma/client.ts';
