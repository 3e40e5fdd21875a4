import { uuidv7 } from 'uuidv7';
import type { Transaction } from '../database.ts';

/** What supervision looks at (domain 14), by name. */
export const FLAG_KINDS = {
  REPEATED_CORRECTION: '再次告知补正',
  CLOCK: '办理期限预警',
  OVERDUE: '超期未办结',
  DEEMED_ACCEPTED: '逾期未告知，视为受理',
  DEEMED_RENEWAL: '逾期未决定，视为准予延续',
  CALLED_UP: '机构逾期未审核',
  SAME_OFFICER: '受理与审批为同一人',
  CORRECTION_CONFLICT: '资格信息更正未能写入',
  LATE_REPORT: '机构逾期报告',
  INTER_PROVINCE_CHANGE: '注册护士跨省变更',
} as const;
export type FlagKind = keyof typeof FLAG_KINDS;

export interface Flag {
  kind: FlagKind;
  subject: { type: 'Application' | 'Registration' | 'Person'; id: string };
  /** Tells apart flags of one kind about one subject. */
  occasion?: string;
  authorityId: string | null;
  regionCode: string;
  /** Ids and numbers, no personal data. */
  detail: Record<string, string | number>;
  at: Date;
}

/** 监督提示: one of a kind about a subject and an occasion, however often the reason is met. */
export async function raiseFlag(tx: Pick<Transaction, 'supervisionFlag'>, flag: Flag): Promise<void> {
  const { kind, subject, occasion = '', authorityId, regionCode, detail, at } = flag;
  await tx.supervisionFlag.createMany({
    data: {
      id: uuidv7(),
      kind,
      subjectType: subject.type,
      subjectId: subject.id,
      occasion,
      authorityId,
      regionCode,
      detail,
      raisedAt: at,
    },
    skipDuplicates: true,
  });
}
