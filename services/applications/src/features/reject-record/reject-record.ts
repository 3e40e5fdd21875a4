import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { tellInstitution } from '../../notices.ts';
import { auditRecord } from '../../records/enter-record.ts';
import { findToDecide, type RecordRequest } from '../../records/find-record.ts';
import { definitionOf } from '../../records/index.ts';
import { sealOutcome } from '../../records/stored-record.ts';
import { checkStatement } from '../../rules/statement.ts';
import { invalidInput } from '../../steps/outcomes.ts';
import { changedMeanwhile } from '../confirm-record/confirm-record.ts';

/** 不予确认: what an institution has reported does not count, and the institution hears why (3.7). */
export async function rejectRecord(deps: Deps, viewer: Viewer, request: RecordRequest & { reason: string }) {
  const sought = await findToDecide(deps, viewer, request, { states: ['REPORTED'], confirming: true });
  if (!sought.record) return sought.outcome;
  const said = checkStatement('reason', request.reason);
  if (!said.ok) return invalidInput(said.problems);
  const { id, version, providedById, providedByKind } = sought.record;
  const record = await deps.db.$transaction(async (tx) => {
    const at = deps.clock.now();
    const [row] = await tx.personRecord.updateManyAndReturn({
      where: { id, state: 'REPORTED', version },
      data: {
        state: 'REJECTED',
        version: { increment: 1 },
        outcomeSealed: sealOutcome(deps.pii, said.value.opinion ?? ''),
      },
    });
    if (!row) return null;
    await auditRecord(tx, row, viewer, 'reject', at);
    if (providedByKind === 'INSTITUTION') {
      const matter = `${definitionOf(row).definition.name}不予确认`;
      await tellInstitution(tx, deps.pii, providedById, { matter, reference: id.slice(-8) });
    }
    return row;
  });
  return record ? { kind: 'RecordStepTaken' as const, record, registrations: [] } : changedMeanwhile(deps, viewer, id);
}
