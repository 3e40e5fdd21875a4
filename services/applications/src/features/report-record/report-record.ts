import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { checkRecord, type RecordInput } from '../../records/check-record.ts';
import { enterRecord, withEffect } from '../../records/enter-record.ts';
import { invalidInput, requirementNotMet } from '../../steps/outcomes.ts';

/**
 * 报送、录入记录 (domain 3.7): what an authority says in its jurisdiction counts at once, with everything that follows in the same
 * transaction; what an institution reports of its own people waits for the authority. The same record twice at once is one.
 */
export async function reportRecord(deps: Deps, viewer: Viewer, input: RecordInput) {
  const check = await checkRecord(deps, viewer, input);
  if (!check.checked) return check.refused ? requirementNotMet(check.refused) : invalidInput(check.problems);
  const { checked } = check;
  const meaning = checked.provider.kind === 'AUTHORITY' ? checked : null;
  const entered = await withEffect(deps, viewer, { practitionerId: checked.practitionerId, meaning }, (tx, prepared) =>
    enterRecord(tx, deps, viewer, checked, prepared),
  );
  if (!entered) throw new Error('A new record has nobody who could be faster');
  return 'refused' in entered ? requirementNotMet(entered.refused) : { kind: 'ReportedRecord' as const, ...entered };
}
