import { Tag } from 'antd';
import { useNames } from '../i18n/use-words.ts';

type Tone = 'processing' | 'success' | 'warning' | 'error' | 'default';

/** What a state means to whoever looks at it: under way, good, wants something, bad, over. */
const TONES: Record<string, Record<string, Tone>> = {
  ApplicationStatus: {
    DRAFT: 'default',
    PENDING: 'processing',
    SUBMITTED: 'processing',
    INST_RETURNED: 'warning',
    INST_REJECTED: 'error',
    PARTLY_PASSED: 'processing',
    MIL_PASSED: 'processing',
    SECOND_RETURNED: 'warning',
    INST_PASSED: 'processing',
    CORRECTION_REQUIRED: 'warning',
    NOT_ACCEPTED: 'error',
    TO_NOTIFY: 'warning',
    HEARING: 'warning',
    ACCEPTED: 'processing',
    FORWARDED: 'processing',
    APPROVED: 'processing',
    AWAITING_RELEASE: 'processing',
    RELEASE_OBJECTED: 'warning',
    EFFECTIVE: 'success',
    REFUSED: 'error',
    KEPT: 'success',
    WITHDRAWN: 'default',
    CLOSED_BY_OPERATION_OF_LAW: 'default',
  },
  RegistrationStatus: {
    VALID: 'success',
    EXPIRED: 'warning',
    FILED: 'warning',
    TRANSFERRED_OUT: 'default',
    DEREGISTERED: 'default',
    SUPERSEDED: 'default',
    REVOKED: 'error',
    ANNULLED: 'error',
  },
  PublicStatus: { VALID: 'success', SUSPENDED: 'warning', INVALID: 'error' },
  InstitutionStatus: { VALID: 'success', SUSPENDED: 'warning', CLOSED: 'error' },
  InstitutionClosing: { CLOSED: 'error', DEREGISTERED: 'error', REVOKED: 'error' },
  ScopeMappingState: { OPEN: 'warning', PROPOSED: 'processing', AGREED: 'success', SUPERSEDED: 'default' },
  FilingState: { SCHEDULED: 'processing', ACTIVE: 'success', ENDED: 'default', CANCELLED: 'default' },
  ActivationState: { NOT_SIGNED_UP: 'default', WAITING: 'processing', ACTIVATED: 'success' },
  AccountRevocationStatus: {
    OBJECTION_PERIOD: 'warning',
    AWAITING_AUTHORITY: 'processing',
    REVOKED: 'success',
    REJECTED: 'error',
  },
  PersonRecordState: { REPORTED: 'processing', CONFIRMED: 'success', REJECTED: 'error', SUPERSEDED: 'default' },
  NameMergeStatus: { REQUESTED: 'processing', APPROVED: 'success', REFUSED: 'error' },
  AppointmentState: { BOOKED: 'processing', MOVED: 'default', CANCELLED: 'default', KEPT: 'success' },
  LicenceState: { PREPARING: 'processing', READY: 'processing', CLAIMED: 'success', INVALID: 'error' },
  ImportState: {
    AWAITING_FILE: 'default',
    QUEUED: 'processing',
    RUNNING: 'processing',
    FINISHED: 'success',
    FAILED: 'error',
  },
};

/** A state in words and colour; never in colour alone. */
export function StatusTag({ type, value }: { type: string; value: string }) {
  const { enumName } = useNames();
  return <Tag color={TONES[type]?.[value] ?? 'default'}>{enumName(type, value)}</Tag>;
}
