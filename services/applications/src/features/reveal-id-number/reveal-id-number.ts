import { actorOf, writeAudit } from '@medreg/audit';
import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { purposeProblem } from '../../rules/purpose.ts';
import { findApplication } from '../../steps/find-step.ts';
import { applicationNotFound, invalidInput } from '../../steps/outcomes.ts';
import { partiesOf } from '../../workflow.ts';

/**
 * 查看申请人身份证号: in full, for those who review or decide this application, with the purpose on the audit trail (PIPL 51;
 * domain 2.3, 14). Supervision from above sees the mask only.
 */
export async function revealApplicantIdNumber(
  deps: Deps,
  viewer: Viewer,
  input: { applicationId: string; purpose: string },
) {
  const application = await findApplication(deps, viewer, input.applicationId);
  if (!application || partiesOf(viewer, application).length === 0) return applicationNotFound();
  const purpose = input.purpose.trim();
  const problem = purposeProblem(purpose);
  if (problem) return invalidInput([problem]);
  const decision = await deps.limits.reveals.consume(viewer.accountId ?? '');
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);

  await deps.db.$transaction((tx) =>
    writeAudit(tx, {
      recordType: 'Application',
      recordId: application.id,
      action: 'revealIdNumber',
      actor: actorOf(viewer),
      at: deps.clock.now(),
      detail: { purpose },
    }),
  );
  return { kind: 'RevealedIdNumber' as const, idNumber: deps.pii.open(application.applicantIdNumberSealed) };
}
