import type { PersonRecordKind } from '../generated/resolvers.ts';
import type { PersonRecordRow } from '../rows.ts';
import { assessment } from './assessment.ts';
import { ban } from './ban.ts';
import { conduct } from './conduct.ts';
import { criminal } from './criminal.ts';
import { discontinuation } from './discontinuation.ts';
import { inspection } from './inspection.ts';
import { penalty } from './penalty.ts';
import type { Measure, RecordDefinition } from './record-definition.ts';
import { training } from './training.ts';

/** Everything that is recorded of a person without an application (domain 3.7). */
export const RECORDS: Readonly<Record<PersonRecordKind, RecordDefinition>> = {
  PENALTY: penalty,
  ASSESSMENT: assessment,
  TRAINING: training,
  CONDUCT: conduct,
  BAN: ban,
  INSPECTION: inspection,
  CRIMINAL: criminal,
  DISCONTINUATION: discontinuation,
};

export const RECORD_STATES = {
  REPORTED: '待确认',
  CONFIRMED: '已确认',
  REJECTED: '不予确认',
  SUPERSEDED: '已被取代',
} as const;

/** @returns the definition and the measure of a row. @throws Error when the row names none */
export function definitionOf({ kind, measure }: Pick<PersonRecordRow, 'kind' | 'measure'>): {
  definition: RecordDefinition;
  measure: Measure;
} {
  const definition = RECORDS[kind as PersonRecordKind];
  const found = definition?.measures[measure];
  if (!found) throw new Error(`Unknown record ${kind} ${measure}`);
  return { definition, measure: found };
}

export type { EarlierRecord, Ground, Measure, NewRecord, RecordDefinition } from './record-definition.ts';
