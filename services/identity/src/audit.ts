import { type AuditActor, type AuditDetail, actorOf, writeAudit } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';
import type { Deps, Tx } from './deps.ts';

/** What is done to accounts, in the verbs of the use cases. */
export type AccountAction =
  | 'sign-up'
  | 'issue-account'
  | 'renew-first-password'
  | 'sign-in'
  | 'refuse-sign-in'
  | 'lock-sign-in'
  | 'end-session'
  | 'change-password'
  | 'check-identity'
  | 'correct-identity'
  | 'send-phone-code'
  | 'verify-phone'
  | 'begin-phone-change'
  | 'continue-phone-change'
  | 'change-phone'
  | 'send-email-link'
  | 'verify-email'
  | 'refuse-activation'
  | 'lock-activation'
  | 'send-activation-code'
  | 'activate'
  | 'request-password-reset'
  | 'reset-password'
  | 'follow-correction'
  | 'request-account-revocation'
  | 'object-to-account-revocation'
  | 'confirm-account-revocation'
  | 'reject-account-revocation'
  | 'close-account';

/** Whoever acts through a consumer or a job: nobody asked for it. */
export const SYSTEM: AuditActor = { kind: 'SYSTEM' };

/** Writes what was done to an account, in the transaction that does it. */
export async function auditAccount(
  tx: Tx,
  { clock }: Pick<Deps, 'clock'>,
  actor: Viewer | typeof SYSTEM,
  accountId: string,
  action: AccountAction,
  detail: AuditDetail = {},
): Promise<void> {
  const entry = { recordType: 'Account', recordId: accountId, action, at: clock.now(), detail };
  await writeAudit(tx, { ...entry, actor: 'rights' in actor ? actorOf(actor) : actor });
}

/** Writes a refused sign-in by a name that nobody has; of the name only a keyed hash remains. */
export async function auditUnknownName(tx: Tx, { clock }: Deps, viewer: Viewer, nameHash: string): Promise<void> {
  await writeAudit(tx, {
    recordType: 'UnknownLoginName',
    recordId: nameHash,
    action: 'refuse-sign-in',
    actor: actorOf(viewer),
    at: clock.now(),
  });
}

/** Writes what an institution has chosen for its people. */
export async function auditInstitutionChoice(
  tx: Tx,
  { clock }: Deps,
  viewer: Viewer,
  institutionId: string,
  detail: AuditDetail,
): Promise<void> {
  await writeAudit(tx, {
    recordType: 'InstitutionChoice',
    recordId: institutionId,
    action: 'set-automatic-activation',
    actor: actorOf(viewer),
    at: clock.now(),
    detail,
  });
}
