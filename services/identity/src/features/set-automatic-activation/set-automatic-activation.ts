import { publish } from '@medreg/outbox';
import { forbidden } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { auditInstitutionChoice } from '../../audit.ts';
import type { Deps } from '../../deps.ts';

export interface AutomaticActivation {
  enabled: boolean;
  changedAt: Date | null;
}

/** 自动激活 of the viewer's institution; off until it says otherwise. */
export async function automaticActivation({ prisma }: Deps, viewer: Viewer): Promise<AutomaticActivation> {
  const choice = await prisma.institutionChoice.findUnique({ where: { institutionId: institutionOf(viewer) } });
  return { enabled: choice?.automaticActivation ?? false, changedAt: choice?.changedAt ?? null };
}

/**
 * 自动激活 (S2-Q23): everybody whose primary institution it is, is activated as soon as identity and contact are verified; those
 * who wait already are activated now. What is so already is not done again.
 */
export function setAutomaticActivation(deps: Deps, viewer: Viewer, enabled: boolean): Promise<AutomaticActivation> {
  const institutionId = institutionOf(viewer);
  return deps.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`automatic-activation:${institutionId}`}, 0))`;
    const choice = await tx.institutionChoice.findUnique({ where: { institutionId } });
    if (choice && choice.automaticActivation === enabled) return { enabled, changedAt: choice.changedAt };
    const changed = { automaticActivation: enabled, changedAt: deps.clock.now() };
    await tx.institutionChoice.upsert({
      where: { institutionId },
      create: { institutionId, ...changed },
      update: changed,
    });
    await auditInstitutionChoice(tx, deps, viewer, institutionId, { enabled });
    if (enabled) await publish(tx, 'automaticActivation.enabled', { key: institutionId, payload: { institutionId } });
    return { enabled, changedAt: changed.changedAt };
  });
}

function institutionOf({ institutionId }: Viewer): string {
  if (!institutionId) throw forbidden();
  return institutionId;
}
