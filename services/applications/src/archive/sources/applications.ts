import { today } from '@medreg/clock';
import { getProcedure } from '../../procedures/index.ts';
import type { ApplicationRow, CertificatePrintRow } from '../../rows.ts';
import { STATUS_NAMES } from '../../workflow.ts';
import { type ArchiveEntry, linesOf } from '../entry.ts';

/** 业务申请 with what became of them; drafts are nobody's business yet. */
export const applicationEntries = (applications: readonly ApplicationRow[]): ArchiveEntry[] =>
  applications.flatMap((row) =>
    row.submittedAt === null
      ? []
      : [
          {
            id: `application:${row.id}`,
            date: today(row.submittedAt),
            kind: 'APPLICATION' as const,
            title: `申请${getProcedure(row.procedure).name}`,
            details: linesOf({
              业务编号: row.number,
              状态: STATUS_NAMES[row.status],
              机构: row.institutionName,
              主管部门: row.authorityName,
              决定日期: row.decidedAt && today(row.decidedAt),
              生效日期: row.effectiveAt && today(row.effectiveAt),
              电子化注册识别码: row.eRegId,
            }),
            source: 'APPLICATIONS' as const,
            providedBy: row.byInstitutionName ?? row.applicantName,
            confirmed: true,
          },
        ],
  );

const PRINTS: Readonly<Record<string, string>> = { FIRST: '首次打印', CHANGE: '打印变更记录', REPRINT: '补发' };

/** 证书打印: those that were printed; what is only ordered has not happened yet. */
export const printEntries = (prints: readonly (CertificatePrintRow & { issuedBy: string })[]): ArchiveEntry[] =>
  prints.flatMap((print) =>
    print.printedAt === null
      ? []
      : [
          {
            id: `print:${print.id}`,
            date: today(print.printedAt),
            kind: 'PRINT' as const,
            title: `证书打印：${PRINTS[print.kind] ?? print.kind}`,
            details: linesOf({ 原因: print.reason }),
            source: 'APPLICATIONS' as const,
            providedBy: print.issuedBy,
            confirmed: true,
          },
        ],
  );
