import { fromColumn } from '../../database.ts';
import { FILING_END_REASONS } from '../../register/filing-state.ts';
import type { MultiFilingRow } from '../../rows.ts';
import { type ArchiveEntry, linesOf } from '../entry.ts';

/** 多执业机构备案, and its end where that came before its time. */
export function filingEntries(filings: readonly MultiFilingRow[]): ArchiveEntry[] {
  return filings.flatMap((filing) => {
    const entry = {
      kind: 'MULTI_FILING',
      source: 'REGISTER',
      providedBy: filing.authorityName,
      confirmed: true,
    } as const;
    const filed: ArchiveEntry = {
      ...entry,
      id: `filing:${filing.id}:1`,
      date: fromColumn(filing.validFrom),
      title: '多执业机构备案',
      details: linesOf({
        备案机构: filing.institutionName,
        备案有效期: `${fromColumn(filing.validFrom)}至${fromColumn(filing.validUntil)}`,
        执业范围: filing.scopeNames.join('、'),
        电子化注册识别码: filing.eRegId,
      }),
    };
    if (filing.endedOn === null) return [filed];
    const reason = FILING_END_REASONS[filing.endReason ?? ''] ?? filing.endReason;
    const lastDay = fromColumn(filing.endedOn);
    const ended: ArchiveEntry = {
      ...entry,
      id: `filing:${filing.id}:2`,
      date: lastDay,
      title: '多执业机构备案终止',
      details: linesOf({ 备案机构: filing.institutionName, 最后有效日: lastDay, 原因: reason }),
    };
    return [filed, ended];
  });
}
