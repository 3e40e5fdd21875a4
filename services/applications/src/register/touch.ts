import type { AuditActor } from '@medreg/audit';
import type { Deps } from '../context.ts';
import { fromColumn, type Transaction } from '../database.ts';
import type { RegistrationRow } from '../rows.ts';
import { changeRegistration } from './change-registration.ts';

/** A new version without other content: what belongs to the registration has begun or ended, and whoever follows it must hear. */
export function touch(
  tx: Transaction,
  deps: Pick<Deps, 'pii'>,
  registration: RegistrationRow,
  action: string,
  by: { actor: AuditActor; at: Date; applicationId?: string },
): Promise<RegistrationRow> {
  return changeRegistration(tx, deps, {
    registrationId: registration.id,
    version: registration.version,
    action,
    data: {},
    from: fromColumn(registration.validFrom),
    ...by,
  });
}
