import { actorOf, writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import type { RecordTrusteeshipInput } from '../../generated/resolvers.ts';
import { InputProblems } from '../../input-problems.ts';
import { findLicensed } from '../../institution-change.ts';
import { MESSAGES } from '../../messages.ts';
import { notInJurisdiction } from '../../outcomes.ts';

/**
 * 登记托管关系 (S2-Q54): by the authority that licensed or filed the client, which it protects. One trustee at a time; the
 * database refuses an overlap too.
 */
export async function recordTrusteeship({ db, clock }: Deps, viewer: Viewer, input: RecordTrusteeshipInput) {
  const client = await findLicensed(db, viewer, input.clientInstitutionId);
  if (!client) return notInJurisdiction();
  const problems = new InputProblems();
  const trusteeId = possibleId(input.trusteeInstitutionId);
  const trustee = trusteeId && (await db.institution.findUnique({ where: { id: trusteeId } }));
  const works = Boolean(trustee && trustee.status !== 'CLOSED');
  problems.check(works, 'trusteeInstitutionId', 'UNKNOWN', MESSAGES.trustee);
  problems.check(trusteeId !== client.id, 'trusteeInstitutionId', 'SAME', MESSAGES.sameInstitution);
  problems.check(client.status !== 'CLOSED', 'clientInstitutionId', 'CLOSED', MESSAGES.client);
  const from = problems.date('from', input.from);
  const until = problems.date('until', input.until);
  problems.check(!from || !until || until >= from, 'until', 'BEFORE_START', MESSAGES.period);
  problems.check(!until || until >= today(clock.now()), 'until', 'PAST', MESSAGES.past);
  if (problems.any || !from || !trustee) return problems.outcome;

  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM institution WHERE id = ${client.id}::uuid FOR UPDATE`;
    const overlapping = await tx.trusteeship.findFirst({
      where: {
        clientId: client.id,
        AND: [{ OR: [{ until: null }, { until: { gte: from } }] }, until ? { from: { lte: until } } : {}],
      },
    });
    if (overlapping) {
      return { kind: 'AlreadyExists' as const, message: MESSAGES.trusteeshipExists, id: overlapping.id };
    }
    const trusteeship = await tx.trusteeship.create({
      data: {
        id: uuidv7(),
        trusteeId: trustee.id,
        clientId: client.id,
        from,
        until,
        recordedBy: client.licensingAuthorityId,
      },
    });
    await writeAudit(tx, {
      recordType: 'Trusteeship',
      recordId: trusteeship.id,
      action: 'recordTrusteeship',
      actor: actorOf(viewer),
      at: clock.now(),
      detail: { trusteeId: trustee.id, clientId: client.id, from, until },
    });
    return { kind: 'RecordedTrusteeship' as const, trusteeship };
  });
}
