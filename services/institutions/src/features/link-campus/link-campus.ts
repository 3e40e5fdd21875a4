import { today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { LinkCampusInput } from '../../generated/resolvers.ts';
import { InputProblems } from '../../input-problems.ts';
import { changeInstitution, findLicensed } from '../../institution-change.ts';
import { MESSAGES } from '../../messages.ts';
import { institutionChanged, notInJurisdiction } from '../../outcomes.ts';
import { findMainCampus } from './main-campus.ts';

/** 院区关系 (S2-Q57): each campus is a record of its own, linked to the main one; one level, no campus of a campus. */
export async function linkCampus(deps: Deps, viewer: Viewer, input: LinkCampusInput) {
  const { db, clock } = deps;
  const institution = await findLicensed(db, viewer, input.institutionId);
  if (!institution) return notInJurisdiction();
  const problems = new InputProblems();
  const reason = problems.text('reason', input.reason, 500);
  if (problems.any) return problems.outcome;
  if (institution.version !== input.version) return institutionChanged(db, institution.id);

  return db.$transaction(async (tx) => {
    // Links wait for each other: otherwise two at once could make each the campus of the other.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('campuses', 0))`;
    const main = input.mainCampusId ? await findMainCampus(tx, input.mainCampusId) : null;
    if (input.mainCampusId) {
      problems.check(main !== null && main.id !== institution.id, 'mainCampusId', 'UNKNOWN', MESSAGES.mainCampus);
      const own = await tx.institution.count({ where: { mainCampusId: institution.id } });
      problems.check(own === 0, 'institutionId', 'HAS_CAMPUSES', MESSAGES.hasCampuses);
    }
    const mainCampusId = main?.id ?? null;
    const changes = problems.any || mainCampusId !== institution.mainCampusId;
    problems.check(changes, 'mainCampusId', 'NO_DIFFERENCE', MESSAGES.nothingChanges);
    if (problems.any) return problems.outcome;
    const linked = await changeInstitution(tx, deps, viewer, institution, {
      action: 'linkCampus',
      step: 'LINKED',
      data: { mainCampusId },
      effectiveOn: today(clock.now()),
      reason,
    });
    if (!linked) return institutionChanged(tx, institution.id);
    return { kind: 'LinkedCampus' as const, institution: linked };
  });
}
