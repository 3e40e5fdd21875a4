import { actorOf } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { checkRecord, type RecordInput } from '../../records/check-record.ts';
import { auditRecord, enterRecord, withEffect } from '../../records/enter-record.ts';
import { findToDecide, type RecordRequest } from '../../records/find-record.ts';
import { sealOutcome } from '../../records/stored-record.ts';
import { undoEffect } from '../../records/undo-effect.ts';
import { checkStatement } from '../../rules/statement.ts';
import { invalidInput, requirementNotMet } from '../../steps/outcomes.ts';
import { changedMeanwhile } from '../confirm-record/confirm-record.ts';

/**
 * 取代: administrative review, a lawsuit or a correction has taken a record back (3.7). What it did is undone and what stands in its place
 * takes effect, in one transaction; the old record stays readable.
 */
export async function supersedeRecord(
  deps: Deps,
  viewer: Viewer,
  request: RecordRequest & { reason: string; replacement?: RecordInput | null },
) {
  const sought = await findToDecide(deps, viewer, request, { states: ['REPORTED', 'CONFIRMED'], confirming: false });
  if (!sought.record) return sought.outcome;
  const { record: before } = sought;
  const said = checkStatement('reason', request.reason);
  if (!said.ok) return invalidInput(said.problems);
  const { replacement } = request;
  if (replacement && (replacement.kind !== before.kind || replacement.practitionerId !== before.practitionerId)) {
    return requirementNotMet({ code: 'OTHER_RECORD', message: MESSAGES.sameRecord, basis: null });
  }
  const check = replacement ? await checkRecord(deps, viewer, replacement, before.id) : null;
  if (check && !check.checked) return check.refused ? requirementNotMet(check.refused) : invalidInput(check.problems);

  const about = { practitionerId: before.practitionerId, meaning: check?.checked ?? null };
  const done = await withEffect(deps, viewer, about, async (tx, prepared) => {
    const at = deps.clock.now();
    const [row] = await tx.personRecord.updateManyAndReturn({
      where: { id: before.id, state: before.state, version: before.version },
      data: {
        state: 'SUPERSEDED',
        version: { increment: 1 },
        outcomeSealed: sealOutcome(deps.pii, said.value.opinion ?? ''),
      },
    });
    if (!row) return null;
    await auditRecord(tx, row, viewer, 'supersede', at);
    const undone = before.state === 'CONFIRMED' ? await undoEffect(tx, deps, { row, actor: actorOf(viewer), at }) : [];
    if (!check?.checked) return { record: row, registrations: undone };
    const entered = await enterRecord(tx, deps, viewer, check.checked, prepared);
    const record = await tx.personRecord.update({
      where: { id: row.id },
      data: { supersededById: entered.record.id },
    });
    const others = undone.filter(({ id }) => !entered.registrations.some((one) => one.id === id));
    return { record, registrations: [...others, ...entered.registrations] };
  });
  if (!done) return changedMeanwhile(deps, viewer, before.id);
  return 'refused' in done ? requirementNotMet(done.refused) : { kind: 'RecordStepTaken' as const, ...done };
}
