import type { CalendarDate } from '@medreg/clock';
import type { PersonRecordKind } from '../generated/resolvers.ts';
import { RECORDS } from '../records/index.ts';

/** What a person may enter himself; it is marked 自填 until the primary institution has confirmed it (domain 15). */
export const OWN_KINDS = { EDUCATION: '教育经历', TITLE: '专业技术职务', TRAINING: '培训', AWARD: '表彰奖励' } as const;
export type OwnKind = keyof typeof OWN_KINDS;

const RECORD_KINDS = Object.fromEntries(Object.values(RECORDS).map(({ kind, name }) => [kind, name]));

/** 档案内容, in the order in which the paper has them. */
export const ARCHIVE_KINDS: Readonly<Record<ArchiveKind, string>> = {
  QUALIFICATION: '资格',
  REGISTRATION: '执业注册',
  MULTI_FILING: '多执业机构备案',
  ...OWN_KINDS,
  PROFILE: '个人信息维护',
  ...(RECORD_KINDS as Record<PersonRecordKind, string>),
  APPLICATION: '业务申请',
  PRINT: '证书打印',
};
export type ArchiveKind =
  | 'QUALIFICATION'
  | 'REGISTRATION'
  | 'MULTI_FILING'
  | 'PROFILE'
  | 'APPLICATION'
  | 'PRINT'
  | OwnKind
  | PersonRecordKind;

/** 来源 */
export const ARCHIVE_SOURCES = {
  QUALIFICATIONS: '资格信息库',
  REGISTER: '执业注册信息',
  PROFILE: '信息维护',
  RECORDS: '执业记录',
  APPLICATIONS: '业务办理',
  OWN: '自填',
} as const;
export type ArchiveSource = keyof typeof ARCHIVE_SOURCES;

/** One thing of a career, on its day. */
export interface ArchiveEntry {
  /** Stable; what a page ends with. */
  id: string;
  date: CalendarDate;
  kind: ArchiveKind;
  title: string;
  details: string[];
  source: ArchiveSource;
  /** 谁提供、谁负责 */
  providedBy: string;
  confirmed: boolean;
}

/** @returns the lines that have something to say: `名称：内容` */
export function linesOf(said: Readonly<Record<string, string | null | undefined>>): string[] {
  return Object.entries(said).flatMap(([label, text]) => (text ? [`${label}：${text}`] : []));
}
