import { actorOf, writeAudit } from '@medreg/audit';
import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import type { IdentityQuestion } from '../../neighbours/neighbours.ts';
import { purposeProblem } from '../../rules/purpose.ts';
import { invalidInput } from '../../steps/outcomes.ts';

/**
 * 执业注册信息核验 (S3 1.(1), S2-Q4, Q20.4, Q41.4): where somebody of exactly this name and number is registered, whoever asks; the
 * purpose stays on the audit trail. Of a wrong name and a wrong number the same is said.
 */
export async function verifyRegistrations(
  deps: Deps,
  viewer: Viewer,
  {
    purpose: said,
    documentType,
    ...question
  }: Omit<IdentityQuestion, 'documentType'> & { documentType?: string | null; purpose: string },
) {
  const purpose = said.trim();
  const problem = purposeProblem(purpose);
  if (problem) return invalidInput([problem]);
  const decision = await deps.limits.reveals.consume(viewer.accountId ?? '');
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);
  const [practitionerId] = await deps.neighbours.matchPeople([{ ...question, documentType: documentType ?? '01' }]);
  if (!practitionerId) return { kind: 'PersonUnknown' as const, message: MESSAGES.nobodyOfThatName };
  await deps.db.$transaction((tx) =>
    writeAudit(tx, {
      recordType: 'Practitioner',
      recordId: practitionerId,
      action: 'verifyRegistrations',
      actor: actorOf(viewer),
      at: deps.clock.now(),
      detail: { purpose },
    }),
  );
  const registrations = await deps.db.registration.findMany({ where: { practitionerId }, orderBy: { id: 'desc' } });
  return { kind: 'VerifiedRegistrations' as const, practitionerId, registrations };
}
