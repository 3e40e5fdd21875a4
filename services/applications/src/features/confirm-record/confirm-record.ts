import { actorOf } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { onFile } from '../../records/check-record.ts';
import { auditRecord, withEffect } from '../../records/enter-record.ts';
import {
  findRecord,
  findToDecide,
  type RecordRequest,
  recordChanged,
  recordNotFound,
} from '../../records/find-record.ts';
import { definitionOf } from '../../records/index.ts';
import { openRecord } from '../../records/stored-record.ts';
import { takeEffect } from '../../records/take-effect.ts';
import { requirementNotMet } from '../../steps/outcomes.ts';

/** 确认: what an institution has reported counts from now on, with what follows in the same transaction (3.7). Twice at once: one effect. */
export async function confirmRecord(deps: Deps, viewer: Viewer, request: RecordRequest) {
  const sought = await findToDecide(deps, viewer, request, { states: ['REPORTED'], confirming: true });
  if (!sought.record) return sought.outcome;
  const { record: reported } = sought;
  const { definition, measure } = definitionOf(reported);
  const { practitionerId, kind, professionType } = reported;
  const record = openRecord(deps.pii, reported);
  const all = await onFile(deps, practitionerId, kind, professionType);
  const earlier = all.filter(({ id }) => id !== reported.id);
  const refused = definition.check?.(record, earlier) ?? null;
  if (refused) return requirementNotMet(refused);

  const meaning = { definition, measure, record, practitionerId, earlier };
  const done = await withEffect(deps, viewer, { practitionerId, meaning }, async (tx, prepared) => {
    const at = deps.clock.now();
    const [row] = await tx.personRecord.updateManyAndReturn({
      where: { id: reported.id, state: 'REPORTED', version: reported.version },
      data: {
        state: 'CONFIRMED',
        version: { increment: 1 },
        confirmedById: viewer.authorityId ?? null,
        confirmedAt: at,
      },
    });
    if (!row) return null;
    await auditRecord(tx, row, viewer, 'confirm', at);
    const registrations = await takeEffect(tx, deps, { row, meaning, prepared, viewer, actor: actorOf(viewer), at });
    return { record: row, registrations };
  });
  if (!done) return changedMeanwhile(deps, viewer, reported.id);
  return 'refused' in done ? requirementNotMet(done.refused) : { kind: 'RecordStepTaken' as const, ...done };
}

/** Somebody else was faster: the record as it is now. */
export async function changedMeanwhile(deps: Deps, viewer: Viewer, id: string) {
  const present = await findRecord(deps, viewer, id);
  return present ? recordChanged(present) : recordNotFound();
}
