import type { ImportBatch } from './generated/prisma/client.ts';
import type { Kind } from './rules/kinds.ts';

/** The database's rows under the names that the resolver types use. */
export type {
  Correction as CorrectionRow,
  IdUpgradeFailure as IdUpgradeFailureRow,
  ImportBatch as ImportBatchRow,
  ImportRejection as ImportRejectionRow,
  Practitioner as PractitionerRow,
  Qualification as QualificationRow,
} from './generated/prisma/client.ts';

/** What a check of the database guarantees. */
export const kindOf = ({ kind }: Pick<ImportBatch, 'kind'>): Kind => kind as Kind;
