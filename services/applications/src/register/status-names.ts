import { DEREGISTRATION_REASONS, FILING_REASONS, NURSE_DEREGISTRATION_REASONS } from '../forms/dictionaries.ts';
import type { RegistrationStatus } from '../generated/resolvers.ts';

/** Every state of a registration with its official name (domain 5.1, 5.2). */
export const REGISTRATION_STATUS_NAMES = {
  VALID: '有效',
  EXPIRED: '届满未延续',
  FILED: '注册备案（执业信息无效）',
  TRANSFERRED_OUT: '区内到区外变更（无效）',
  DEREGISTERED: '注销',
  SUPERSEDED: '历史',
  REVOKED: '吊销',
  ANNULLED: '撤销',
} as const satisfies Record<RegistrationStatus, string>;

export const statusName = ({ status, suspended }: { status: RegistrationStatus; suspended: boolean }): string =>
  status === 'VALID' && suspended ? '有效（暂停执业）' : REGISTRATION_STATUS_NAMES[status];

/** 备案、注销理由 (domain 9.5) by code. */
export const STATUS_REASONS: Readonly<Record<string, string>> = {
  ...FILING_REASONS,
  ...DEREGISTRATION_REASONS,
  ...NURSE_DEREGISTRATION_REASONS,
};
