import { actorOf, writeAudit } from '@medreg/audit';
import { possibleId } from '@medreg/database';
import { publish } from '@medreg/outbox';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { mergesVisibleTo } from '../../access.ts';
import type { Deps } from '../../context.ts';
import type { DecideNameMergeInput } from '../../generated/resolvers.ts';
import { InputProblems } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { notInJurisdiction } from '../../outcomes.ts';
import { isStandardNameOfAnother } from './standard-name.ts';

/** 审核名称归并: approved, the name becomes an alias of the standard record; the institution hears of it either way. */
export async function decideNameMerge({ db, pii, clock }: Deps, viewer: Viewer, input: DecideNameMergeInput) {
  const id = possibleId(input.mergeId);
  const merge =
    id &&
    (await db.nameMerge.findFirst({ where: { id, AND: mergesVisibleTo(viewer) }, include: { institution: true } }));
  if (!merge) return notInJurisdiction();
  const problems = new InputProblems();
  const opinion = input.opinion?.trim() ? problems.text('opinion', input.opinion, 500) : null;
  problems.check(input.approve || opinion !== null, 'opinion', 'REQUIRED', MESSAGES.opinion);
  const { institution, aliasName } = merge;
  const taken = input.approve && (await isStandardNameOfAnother(db, institution, aliasName));
  problems.check(!taken, 'mergeId', 'TAKEN', MESSAGES.nameTaken);
  if (problems.any) return problems.outcome;

  return db.$transaction(async (tx) => {
    const at = clock.now();
    const status = input.approve ? 'APPROVED' : 'REFUSED';
    const { count } = await tx.nameMerge.updateMany({
      where: { id: merge.id, status: 'REQUESTED' },
      data: { status, opinion, decidedAt: at },
    });
    const decided = await tx.nameMerge.findUniqueOrThrow({ where: { id: merge.id } });
    if (count === 0) return { kind: 'NameMergeDecided' as const, message: MESSAGES.mergeDecided, merge: decided };
    if (input.approve) {
      await tx.institutionAlias.createMany({
        data: { id: uuidv7(), institutionId: institution.id, name: aliasName, origin: 'MERGED' },
        skipDuplicates: true,
      });
    }
    await writeAudit(tx, {
      recordType: 'NameMerge',
      recordId: merge.id,
      action: 'decideNameMerge',
      actor: actorOf(viewer),
      at,
      detail: { institutionId: institution.id, status },
    });
    const params = { matter: MESSAGES.mergeMatter(input.approve), reference: [...aliasName].slice(0, 35).join('') };
    const key = institution.id;
    const reader = { institutionId: key };
    const sealed = pii.seal(JSON.stringify(params));
    const message = { messageId: uuidv7(), template: 'INSTITUTION_MATTER', params: sealed };
    await publish(tx, 'institution.notice', { key, payload: { ...reader, ...message } });
    await publish(tx, 'notice.told', { key, payload: { reader, ...message, at: at.toISOString() } });
    return { kind: 'DecidedNameMerge' as const, merge: decided };
  });
}
