import { actorOf, writeAudit } from '@medreg/audit';
import { isDuplicate, possibleId } from '@medreg/database';
import { forbidden } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import { InputProblems } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { stateForbids } from '../../outcomes.ts';
import { isStandardNameOfAnother } from './standard-name.ts';

/** So many may wait for the authority at once. */
export const MOST_OPEN_MERGES = 20;

/** 申请归并非标准名称 (S2-Q20.4(2), Q41.4(2)): one open request for a name. */
export async function requestNameMerge({ db, clock }: Deps, viewer: Viewer, typed: string) {
  const id = possibleId(viewer.institutionId ?? '');
  const own = id && (await db.institution.findUnique({ where: { id } }));
  if (!own) throw forbidden();
  if (own.status === 'CLOSED') return stateForbids(own);
  const problems = new InputProblems();
  const aliasName = problems.text('aliasName', typed);
  problems.check(aliasName !== own.name, 'aliasName', 'NO_DIFFERENCE', MESSAGES.sameName);
  const taken = !problems.any && (await isStandardNameOfAnother(db, own, aliasName));
  problems.check(!taken, 'aliasName', 'TAKEN', MESSAGES.nameTaken);
  const open = await db.nameMerge.count({ where: { institutionId: own.id, status: 'REQUESTED' } });
  problems.check(open < MOST_OPEN_MERGES, 'aliasName', 'TOO_MANY', MESSAGES.tooManyMerges(MOST_OPEN_MERGES));
  if (problems.any) return problems.outcome;
  const alias = await db.institutionAlias.findFirst({ where: { institutionId: own.id, name: aliasName } });
  if (alias) return { kind: 'AlreadyExists' as const, message: MESSAGES.mergeExists, id: alias.id };

  try {
    const merge = await db.$transaction(async (tx) => {
      const at = clock.now();
      const created = await tx.nameMerge.create({
        data: { id: uuidv7(), institutionId: own.id, aliasName, requestedAt: at },
      });
      await writeAudit(tx, {
        recordType: 'NameMerge',
        recordId: created.id,
        action: 'requestNameMerge',
        actor: actorOf(viewer),
        at,
        detail: { institutionId: own.id },
      });
      return created;
    });
    return { kind: 'RequestedNameMerge' as const, merge };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const waiting = await db.nameMerge.findFirst({ where: { institutionId: own.id, aliasName, status: 'REQUESTED' } });
    return { kind: 'AlreadyExists' as const, message: MESSAGES.mergeExists, id: waiting?.id ?? '' };
  }
}
