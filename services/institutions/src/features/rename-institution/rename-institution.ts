import { today } from '@medreg/clock';
import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import type { RenameInstitutionInput } from '../../generated/resolvers.ts';
import { InputProblems } from '../../input-problems.ts';
import { changeInstitution, findLicensed } from '../../institution-change.ts';
import { MESSAGES } from '../../messages.ts';
import { institutionChanged, notInJurisdiction, stateForbids } from '../../outcomes.ts';

/** 名称变更 (MIR-20): the standard name; the one so far stays as an alias, and a new one that was an alias is one no longer. */
export async function renameInstitution(deps: Deps, viewer: Viewer, input: RenameInstitutionInput) {
  const { db, clock } = deps;
  const institution = await findLicensed(db, viewer, input.institutionId);
  if (!institution) return notInJurisdiction();
  const problems = new InputProblems();
  const name = problems.text('name', input.name);
  const reason = problems.text('reason', input.reason, 500);
  if (problems.any) return problems.outcome;
  if (institution.version !== input.version) return institutionChanged(db, institution.id);
  if (institution.status === 'CLOSED') return stateForbids(institution);
  problems.check(name !== institution.name, 'name', 'NO_DIFFERENCE', MESSAGES.sameName);
  if (problems.any) return problems.outcome;

  try {
    const renamed = await db.$transaction(async (tx) => {
      const changed = await changeInstitution(tx, deps, viewer, institution, {
        action: 'renameInstitution',
        step: 'RENAMED',
        data: { name },
        effectiveOn: today(clock.now()),
        reason,
        formerName: institution.name,
      });
      if (!changed) return null;
      await tx.institutionAlias.deleteMany({ where: { institutionId: institution.id, name } });
      await tx.institutionAlias.createMany({
        data: { id: uuidv7(), institutionId: institution.id, name: institution.name, origin: 'RENAMED' },
        skipDuplicates: true,
      });
      return changed;
    });
    if (!renamed) return institutionChanged(db, institution.id);
    return { kind: 'RenamedInstitution' as const, institution: renamed };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const existing = await db.institution.findFirst({ where: { regionCode: institution.regionCode, name } });
    return { kind: 'AlreadyExists' as const, message: MESSAGES.institutionExists, id: existing?.id ?? '' };
  }
}
