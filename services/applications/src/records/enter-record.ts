import { actorOf, writeAudit } from '@medreg/audit';
import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../context.ts';
import { type Transaction, toColumn, withPerson } from '../database.ts';
import { MESSAGES } from '../messages.ts';
import { RegisterMoved } from '../register/change-registration.ts';
import type { PersonRecordRow, RegistrationRow } from '../rows.ts';
import type { Refusal } from '../rules/refusal.ts';
import { sealForm } from '../sealed.ts';
import { personGone } from '../steps/outcomes.ts';
import { refusalOf } from '../steps/step-with-effect.ts';
import type { CheckedRecord } from './check-record.ts';
import { fingerprintOf } from './stored-record.ts';
import { type Meaning, type Prepared, prepareEffect, takeEffect } from './take-effect.ts';

/** What a record led to: itself, and the registrations that it changed. */
export interface Entered {
  record: PersonRecordRow;
  registrations: RegistrationRow[];
}

const MOST_TRIES = 3;

/**
 * Does something about a record in one transaction, with what its effect needs asked beforehand; asked again when the register
 * moved in between.
 * @returns null when `work` says that somebody else was faster; `refused` when the register or its rules say no
 */
export async function withEffect(
  deps: Deps,
  viewer: Viewer,
  { practitionerId, meaning }: { practitionerId: string; meaning: Meaning | null },
  work: (tx: Transaction, prepared: Prepared) => Promise<Entered | null>,
): Promise<Entered | { refused: Refusal } | null> {
  for (let attempt = 1; ; attempt += 1) {
    const prepared = meaning ? await prepareEffect(deps, viewer, meaning) : [];
    if (!prepared) return { refused: personGone };
    try {
      return await withPerson(deps.db, practitionerId, async (tx) => {
        const done = await work(tx, prepared);
        await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
        return done;
      });
    } catch (error) {
      if (error instanceof RegisterMoved && attempt < MOST_TRIES) continue;
      if (isDuplicate(error)) return { refused: recordedAlready };
      const refused = refusalOf(error);
      if (refused) return { refused };
      throw error;
    }
  }
}

const recordedAlready: Refusal = { code: 'RECORDED_ALREADY', message: MESSAGES.recordedAlready, basis: null };

/**
 * Writes a record with its provider (谁提供、谁负责, chapter 13); an authority's own word counts at once and takes effect, an
 * institution's waits to be confirmed.
 */
export async function enterRecord(
  tx: Transaction,
  deps: Deps,
  viewer: Viewer,
  checked: CheckedRecord,
  prepared: Prepared,
): Promise<Entered> {
  const { definition, measure, record, practitionerId, provider, authorityId, earlier } = checked;
  const at = deps.clock.now();
  const counts = provider.kind === 'AUTHORITY';
  const row = await tx.personRecord.create({
    data: {
      id: uuidv7(),
      kind: definition.kind,
      practitionerId,
      professionType: record.professionType,
      registrationId: record.registrationId,
      state: counts ? 'CONFIRMED' : 'REPORTED',
      measure: record.measure,
      decidedOn: toColumn(record.decidedOn),
      validFrom: record.validFrom && toColumn(record.validFrom),
      validUntil: record.validUntil && toColumn(record.validUntil),
      detailsSealed: sealForm(deps.pii, record.details),
      providedByKind: provider.kind,
      providedById: provider.id,
      providedByName: provider.name,
      providedAt: at,
      authorityId,
      ...(counts && { confirmedById: provider.id, confirmedAt: at }),
      fingerprint: fingerprintOf(deps.pii, record),
    },
  });
  await auditRecord(tx, row, viewer, 'report', at);
  if (!counts) return { record: row, registrations: [] };
  const meaning = { definition, measure, record, practitionerId, earlier };
  const registrations = await takeEffect(tx, deps, { row, meaning, prepared, viewer, actor: actorOf(viewer), at });
  return { record: row, registrations };
}

/** What was done about a record, in codes and ids. */
export async function auditRecord(
  tx: Transaction,
  { id, kind, measure, state, practitionerId, providedById }: PersonRecordRow,
  viewer: Viewer,
  action: string,
  at: Date,
): Promise<void> {
  await writeAudit(tx, {
    recordType: 'PersonRecord',
    recordId: id,
    action,
    actor: actorOf(viewer),
    at,
    detail: { kind, measure, state, practitionerId, providedById },
  });
}
