import type { AuditActor } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';

/** Who did it, as the audit trail keeps it: ids, no names. */
export function actorOf(viewer: Viewer): AuditActor {
  const { kind, accountId, institutionId, authorityId, service, requestId, address } = viewer;
  return { kind, accountId, institutionId, authorityId, service, requestId, address };
}
