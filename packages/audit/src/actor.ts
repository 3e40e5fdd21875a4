import type { Viewer } from '@medreg/viewer';

/** Who acted: ids only. `kind` is a viewer's, or SYSTEM for a clock or a job that nobody asked for. */
export type AuditActor = Pick<
  Viewer,
  'accountId' | 'sessionId' | 'practitionerId' | 'institutionId' | 'authorityId' | 'service' | 'address'
> & { kind: Viewer['kind'] | 'SYSTEM'; requestId?: string };

/** The viewer as the audit trail remembers it. */
export function actorOf(viewer: Viewer): AuditActor {
  const { kind, requestId, address, accountId, sessionId, practitionerId, institutionId, authorityId, service } =
    viewer;
  return { kind, requestId, address, accountId, sessionId, practitionerId, institutionId, authorityId, service };
}
