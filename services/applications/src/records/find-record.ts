import { today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { MESSAGES } from '../messages.ts';
import type { PersonRecordRow } from '../rows.ts';
import type { Refusal } from '../rules/refusal.ts';
import { requirementNotMet } from '../steps/outcomes.ts';
import { recordsVisibleTo } from './access.ts';
import { definitionOf, type RECORD_STATES } from './index.ts';

/** Names a record as whoever deals with it saw it. */
export interface RecordRequest {
  recordId: string;
  version: number;
}

export const recordNotFound = () => ({ kind: 'RecordNotFound' as const, message: MESSAGES.recordNotFound });
export const recordChanged = (record: PersonRecordRow) => ({
  kind: 'RecordChanged' as const,
  message: MESSAGES.recordChanged,
  record,
});

/** @returns a record through the viewer's eyes; null when it is not there for him, which looks the same as missing */
export async function findRecord(deps: Pick<Deps, 'db' | 'clock'>, viewer: Viewer, recordId: string) {
  const id = possibleId(recordId);
  const row = id && (await deps.db.personRecord.findUnique({ where: { id } }));
  if (!row) return null;
  const seen = await recordsVisibleTo(deps.db, viewer, row.practitionerId, today(deps.clock.now()));
  return deps.db.personRecord.findFirst({ where: { id: row.id, AND: seen } });
}

type Refused =
  | ReturnType<typeof recordNotFound>
  | ReturnType<typeof recordChanged>
  | ReturnType<typeof requirementNotMet>;

/**
 * Finds a record that an authority wants to deal with, with the right of its kind, in one of the states.
 * @param confirming only the authority that it waits for may
 */
export async function findToDecide(
  deps: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { recordId, version }: RecordRequest,
  { states, confirming }: { states: readonly (keyof typeof RECORD_STATES)[]; confirming: boolean },
): Promise<{ record: PersonRecordRow } | { record?: undefined; outcome: Refused }> {
  const record = await findRecord(deps, viewer, recordId);
  if (!record || viewer.kind !== 'AUTHORITY') return { outcome: recordNotFound() };
  if (confirming && record.authorityId !== viewer.authorityId) return { outcome: recordNotFound() };
  const { right } = definitionOf(record).definition;
  if (!viewer.rights.includes(right)) return { outcome: requirementNotMet(notYours) };
  if (record.version !== version) return { outcome: recordChanged(record) };
  if (!states.some((state) => state === record.state)) return { outcome: requirementNotMet(settled) };
  return { record };
}

const notYours: Refusal = { code: 'NOT_YOURS_TO_RECORD', message: MESSAGES.recordNotYours, basis: null };
const settled: Refusal = { code: 'RECORD_SETTLED', message: MESSAGES.recordSettled, basis: null };
