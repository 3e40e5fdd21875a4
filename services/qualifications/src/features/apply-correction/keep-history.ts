import { uuidv7 } from 'uuidv7';
import type { Transaction } from '../../database.ts';

/** When, why and by which application a row was replaced. */
export interface Replacement {
  at: Date;
  reason: string;
  applicationId: string;
}

/** The whole row as it stands, before it is replaced (domain 3.1.10: earlier information is never overwritten). */
export async function keepPractitioner(
  tx: Transaction,
  id: string,
  { at, reason, applicationId }: Replacement,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO practitioner_history (id, practitioner_id, row, replaced_at, reason, application_id)
    SELECT ${uuidv7()}::uuid, id, to_jsonb(practitioner), ${at}::timestamptz, ${reason}, ${applicationId}::uuid
    FROM practitioner WHERE id = ${id}::uuid`;
}

/** As `keepPractitioner`, with the code's fingerprint beside it. */
export async function keepQualification(
  tx: Transaction,
  id: string,
  { at, reason, applicationId }: Replacement,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO qualification_history (id, qualification_id, kind, code_index, row, replaced_at, reason, application_id)
    SELECT ${uuidv7()}::uuid, id, kind, code_index, to_jsonb(qualification), ${at}::timestamptz, ${reason},
      ${applicationId}::uuid
    FROM qualification WHERE id = ${id}::uuid`;
}
