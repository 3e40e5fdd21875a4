import { today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import { findAuthorityFor } from '../../authorities-of.ts';
import type { Deps } from '../../context.ts';
import type { RouteInstitutionInput } from '../../generated/resolvers.ts';
import { InputProblems } from '../../input-problems.ts';
import { changeInstitution, findLicensed } from '../../institution-change.ts';
import { MESSAGES } from '../../messages.ts';
import { institutionChanged, notInJurisdiction } from '../../outcomes.ts';

/** 主管部门调整 (domain 2.2): who decides its TCM matters, and who manages the public-health category. */
export async function routeInstitution(deps: Deps, viewer: Viewer, input: RouteInstitutionInput) {
  const { db, clock } = deps;
  const institution = await findLicensed(db, viewer, input.institutionId);
  if (!institution) return notInJurisdiction();
  const region = await db.region.findUniqueOrThrow({ where: { code: institution.regionCode } });
  const problems = new InputProblems();
  const reason = problems.text('reason', input.reason, 500);
  let { tcmAuthorityId, cdcAuthorityId } = institution;
  if (input.tcmAuthorityId) {
    const found = await findAuthorityFor(db, region, input.tcmAuthorityId, ['TCM', 'HEALTH']);
    problems.check(found !== null, 'tcmAuthorityId', 'UNKNOWN', MESSAGES.tcmAuthority);
    tcmAuthorityId = found?.id ?? tcmAuthorityId;
  }
  if (input.cdcAuthorityId !== undefined) {
    const found = input.cdcAuthorityId && (await findAuthorityFor(db, region, input.cdcAuthorityId, ['CDC']));
    problems.check(found !== null || input.cdcAuthorityId === null, 'cdcAuthorityId', 'UNKNOWN', MESSAGES.cdcAuthority);
    cdcAuthorityId = found ? found.id : null;
  }
  if (problems.any) return problems.outcome;
  if (institution.version !== input.version) return institutionChanged(db, institution.id);
  const changes = tcmAuthorityId !== institution.tcmAuthorityId || cdcAuthorityId !== institution.cdcAuthorityId;
  problems.check(changes, 'tcmAuthorityId', 'NO_DIFFERENCE', MESSAGES.nothingChanges);
  if (problems.any) return problems.outcome;

  const routed = await db.$transaction((tx) =>
    changeInstitution(tx, deps, viewer, institution, {
      action: 'routeInstitution',
      step: 'ROUTED',
      data: { tcmAuthorityId, cdcAuthorityId },
      effectiveOn: today(clock.now()),
      reason,
    }),
  );
  if (!routed) return institutionChanged(db, institution.id);
  return { kind: 'RoutedInstitution' as const, institution: routed };
}
