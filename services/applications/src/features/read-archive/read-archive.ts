import { actorOf, writeAudit } from '@medreg/audit';
import { possibleId } from '@medreg/database';
import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { registrationsVisibleTo } from '../../access.ts';
import type { PracticeArchive } from '../../archive/practice-archive.ts';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { purposeProblem } from '../../rules/purpose.ts';
import { invalidInput } from '../../steps/outcomes.ts';

/** 个人执业档案 (S4 二(二)): the own one; null while the person's identity is not verified. */
export async function myArchive(deps: Deps, viewer: Viewer): Promise<PracticeArchive | null> {
  const practitionerId = viewer.kind === 'PERSON' ? possibleId(viewer.practitionerId) : null;
  const practitioner = practitionerId === null ? null : await deps.neighbours.findPractitioner(practitionerId);
  return practitioner && { practitioner, reader: 'OWNER' };
}

/**
 * 个人执业档案 of somebody (domain 2.3, 15): for the primary institution of a valid registration, and for authorities of whose
 * registrations one is, with the purpose on the audit trail. To everybody else there is none.
 */
export async function practiceArchive(deps: Deps, viewer: Viewer, input: { practitionerId: string; purpose: string }) {
  const practitionerId = possibleId(input.practitionerId);
  if (practitionerId === null || !(await mayRead(deps, viewer, practitionerId))) return archiveNotFound();
  const purpose = input.purpose.trim();
  const problem = purposeProblem(purpose);
  if (problem) return invalidInput([problem]);
  const decision = await deps.limits.reveals.consume(viewer.accountId ?? '');
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);
  const practitioner = await deps.neighbours.findPractitioner(practitionerId);
  if (!practitioner) return archiveNotFound();
  await deps.db.$transaction((tx) =>
    writeAudit(tx, {
      recordType: 'PracticeArchive',
      recordId: practitionerId,
      action: 'read',
      actor: actorOf(viewer),
      at: deps.clock.now(),
      detail: { purpose },
    }),
  );
  const reader = viewer.kind === 'INSTITUTION' ? ('INSTITUTION' as const) : ('AUTHORITY' as const);
  return { kind: 'PracticeArchive' as const, practitioner, reader };
}

export const archiveNotFound = () => ({ kind: 'ArchiveNotFound' as const, message: MESSAGES.archiveNotFound });

async function mayRead(deps: Pick<Deps, 'db'>, viewer: Viewer, practitionerId: string): Promise<boolean> {
  if (viewer.kind === 'INSTITUTION') return isPrimaryInstitution(deps, viewer, practitionerId);
  const where = { practitionerId, AND: registrationsVisibleTo(viewer) };
  return viewer.kind === 'AUTHORITY' && (await deps.db.registration.count({ where })) > 0;
}

/** Whether the viewer's institution is the primary one of a valid registration of the person. */
export async function isPrimaryInstitution({ db }: Pick<Deps, 'db'>, viewer: Viewer, practitionerId: string) {
  const primaryInstitutionId = viewer.kind === 'INSTITUTION' ? possibleId(viewer.institutionId) : null;
  if (primaryInstitutionId === null) return false;
  return (await db.registration.count({ where: { practitionerId, primaryInstitutionId, status: 'VALID' } })) > 0;
}
