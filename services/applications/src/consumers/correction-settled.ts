import type { PayloadOf } from '@medreg/events';
import type { Deps } from '../context.ts';
import type { Transaction } from '../database.ts';
import { MESSAGES } from '../messages.ts';
import { getProcedure } from '../procedures/index.ts';
import { applyEffects } from '../register/apply-effects.ts';
import type { Statement } from '../rules/statement.ts';
import { openForm } from '../sealed.ts';
import { afterTheEnd } from '../steps/after-the-end.ts';
import { move, SYSTEM } from '../steps/move.ts';
import { raiseFlag } from '../supervision/raise-flag.ts';
import { target } from '../workflow.ts';

type Settled = PayloadOf<'qualification.correctionSettled'>;

/**
 * The qualifications service has answered what was approved (S2-Q14, Q46, Q47): written, the application is EFFECTIVE; in conflict with somebody
 * else's data, it goes back to whoever approved it, to approve it again or to refuse it, and supervision sees why.
 */
export async function correctionSettled(tx: Transaction, deps: Deps, settled: Settled): Promise<void> {
  const application = await tx.application.findUnique({ where: { id: settled.applicationId } });
  // Answered before, or closed by the law meanwhile.
  if (application?.status !== 'APPROVED' || !getProcedure(application.procedure).settledElsewhere) return;
  const at = deps.clock.now();
  if (settled.outcome === 'APPLIED') {
    const effective = await move(tx, deps, { step: 'takeEffect', application, viewer: null, at });
    if (!effective) return;
    const effects = getProcedure(effective.procedure).onceSettled?.(openForm(deps.pii, effective.formSealed)) ?? [];
    const eRegId = effective.eRegId ?? '';
    const registrations = await applyEffects(tx, deps, { application: effective, effects, eRegId, actor: SYSTEM, at });
    await afterTheEnd(tx, deps, effective, registrations, at);
    return;
  }
  if (target('reopen', application) === null) return;
  const reopened = await move(tx, deps, { step: 'reopen', application, viewer: null, at, statement: CONFLICT });
  if (!reopened) return;
  await raiseFlag(tx, {
    kind: 'CORRECTION_CONFLICT',
    subject: { type: 'Application', id: application.id },
    occasion: String(reopened.version),
    authorityId: application.authorityId,
    regionCode: application.authorityRegionCode ?? '000000',
    detail: { number: application.number, problem: settled.problem ?? '' },
    at,
  });
}

const CONFLICT: Statement = {
  opinion: null,
  reasons: [{ code: 'CORRECTION_CONFLICT', message: MESSAGES.correctionConflict, basis: null, remedies: null }],
};
