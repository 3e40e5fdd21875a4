import type { ApplicationStatus } from '../generated/resolvers.ts';
import type { Procedure } from '../procedures/index.ts';
import type { Facts } from '../rules/facts.ts';
import { levelOf } from '../rules/level.ts';
import { practicePlace } from '../rules/practice-place.ts';
import { type Path, pathOf, reviewerAt } from '../workflow.ts';

/** The columns that say where an application goes and what it claims, as the facts have it now. */
export function placementOf(procedure: Procedure, facts: Facts, status: ApplicationStatus) {
  const institution = procedure.institution(facts);
  const authority = firstAuthority(procedure, facts);
  const reviewers = procedure.reviewers(facts);
  const level = levelOf(facts);
  const place = institution && level ? practicePlace(level, institution) : null;
  const reviewerIds = reviewers.map(({ id }) => id);
  return {
    path: chosenPath(procedure, facts),
    subject: subjectOf(procedure, facts),
    claim: procedure.claim(facts),
    institutionId: institution?.id ?? null,
    institutionName: institution?.name ?? null,
    institutionRegionCode: institution?.regionCode ?? null,
    reviewerIds,
    reviewerNames: reviewers.map(({ name }) => name),
    reviewerId: reviewerAt(status, reviewerIds),
    authorityId: authority?.id ?? null,
    authorityName: authority?.name ?? null,
    authorityRegionCode: authority?.regionCode ?? null,
    practicePlaceCode: place?.code ?? null,
    practicePlaceName: place?.name ?? null,
  };
}

/** @returns the authority that it comes to: who examines it for the one that decides, else the latter (S2-Q14) */
export const firstAuthority = (procedure: Procedure, facts: Facts) =>
  procedure.examinedBy?.(facts) ?? procedure.decidedBy(facts);

/** Tells two open applications of a procedure apart (3.1.4): what it concerns, and whether the law or somebody brought it in. */
export function subjectOf(procedure: Procedure, facts: Facts): string {
  const subject = procedure.subject?.(facts) ?? facts.filing?.id ?? facts.registration?.id ?? 'NEW';
  return facts.channel === 'EX_OFFICIO' ? `${subject}:EX_OFFICIO` : subject;
}

/** @returns the chain that the application takes. @throws Error when the procedure is closed on the channel */
export function chosenPath(procedure: Procedure, facts: Facts): Path {
  const path = procedure.channels[facts.channel];
  if (!path) throw new Error(`${procedure.code} is not open to ${facts.channel}`);
  return pathOf(typeof path === 'function' ? path(facts) : path);
}

/** Working days promised for the review and the decision: the procedure's, or less where the province or installation says so. */
export function promisedDays(procedure: Procedure, { rules }: Facts, most: number) {
  const promised = rules.promisedWorkingDays[procedure.code] ?? Number.POSITIVE_INFINITY;
  const decisionDays = procedure.decisionDays === null ? null : Math.min(procedure.decisionDays, promised, most);
  return { reviewDays: rules.reviewWorkingDays, decisionDays };
}
