import type { AuditActor } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';

/** Who did it, as the audit trail keeps it: ids, no names. */
export function actorOf({ kind, accountId, requestId, address }: Viewer): AuditActor {
  return { kind, accountId, requestId, address };
}
