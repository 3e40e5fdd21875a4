import type { Pii } from '@medreg/pii';
import { z } from 'zod';
import { fromColumn } from '../database.ts';
import type { FormValues } from '../forms/fields.ts';
import type { PersonRecordRow } from '../rows.ts';
import { openForm } from '../sealed.ts';
import type { EarlierRecord, NewRecord } from './record-definition.ts';

const date = (column: Date | null) => column && fromColumn(column);

/** @returns what a row says, opened: for checks and effects */
export function openRecord(pii: Pick<Pii, 'open'>, row: PersonRecordRow): EarlierRecord {
  return {
    id: row.id,
    measure: row.measure,
    professionType: row.professionType,
    registrationId: row.registrationId,
    decidedOn: fromColumn(row.decidedOn),
    validFrom: date(row.validFrom),
    validUntil: date(row.validUntil),
    details: openForm(pii, row.detailsSealed),
  };
}

/** The same record said twice has the same fingerprint, whatever the order of its fields. */
export function fingerprintOf(pii: Pick<Pii, 'blindIndex'>, { details, ...record }: NewRecord): string {
  const fields = Object.entries(details satisfies FormValues)
    .filter(([, value]) => value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return pii.blindIndex(
    'RECORD',
    JSON.stringify([Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)), fields]),
  );
}

const Outcome = z.object({ reason: z.string() });

export const sealOutcome = (pii: Pick<Pii, 'seal'>, reason: string) => pii.seal(JSON.stringify({ reason }));
export const openOutcome = (pii: Pick<Pii, 'open'>, sealed: string | null): string | null =>
  sealed === null ? null : Outcome.parse(JSON.parse(pii.open(sealed))).reason;
