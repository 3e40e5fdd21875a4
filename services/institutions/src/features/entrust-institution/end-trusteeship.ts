import { actorOf, writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { EndTrusteeshipInput } from '../../generated/resolvers.ts';
import { InputProblems } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { notInJurisdiction } from '../../outcomes.ts';

/** 终止托管关系 (S2-Q54): by the authority that licensed or filed the client; `on` is its last day, within its period. */
export async function endTrusteeship({ db, clock }: Deps, viewer: Viewer, input: EndTrusteeshipInput) {
  const id = possibleId(input.trusteeshipId);
  const authorityId = viewer.authorityId;
  const trusteeship =
    id && authorityId
      ? await db.trusteeship.findFirst({ where: { id, client: { licensingAuthorityId: authorityId } } })
      : null;
  if (!trusteeship) return notInJurisdiction();
  const over = trusteeship.until !== null && trusteeship.until < today(clock.now());
  if (over || trusteeship.endReason !== null) {
    return { kind: 'TrusteeshipEnded' as const, message: MESSAGES.trusteeshipEnded, trusteeship };
  }
  const problems = new InputProblems();
  const reason = problems.text('reason', input.reason, 500);
  const on = problems.date('on', input.on);
  const within = !on || (on >= trusteeship.from && (trusteeship.until === null || on <= trusteeship.until));
  problems.check(within, 'on', 'OUTSIDE_PERIOD', MESSAGES.withinPeriod);
  if (problems.any || !on) return problems.outcome;

  return db.$transaction(async (tx) => {
    const { count } = await tx.trusteeship.updateMany({
      where: { id: trusteeship.id, endReason: null },
      data: { until: on, endReason: reason },
    });
    const ended = await tx.trusteeship.findUniqueOrThrow({ where: { id: trusteeship.id } });
    if (count === 0) {
      return { kind: 'TrusteeshipEnded' as const, message: MESSAGES.trusteeshipEnded, trusteeship: ended };
    }
    await writeAudit(tx, {
      recordType: 'Trusteeship',
      recordId: trusteeship.id,
      action: 'endTrusteeship',
      actor: actorOf(viewer),
      at: clock.now(),
      detail: { on },
    });
    return { kind: 'EndedTrusteeship' as const, trusteeship: ended };
  });
}
