import { today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import { lockOwnAccount } from '../../accounts/find-account.ts';
import { auditAccount } from '../../audit.ts';
import type { Deps, Tx } from '../../deps.ts';
import { MESSAGES, NOTICE_WORDS } from '../../messages.ts';
import { type InvalidInput, invalidInput } from '../../outcomes.ts';
import { factsOf, findOpenRevocation, type RevocationRow, tellInstitution } from '../../revocation/revocation.ts';
import { mayObject } from '../../rules/revocation.ts';
import { readReason } from '../../rules/revocation-input.ts';

export type ObjectToAccountRevocationOutcome =
  | { kind: 'ObjectionRecorded'; revocation: RevocationRow }
  | { kind: 'NoRevocationOpen'; message: string }
  | InvalidInput;

/** 异议 by the holder of the account, once: then the authority decides, whoever had asked. domain 4.1 */
export async function objectToAccountRevocation(
  deps: Deps,
  viewer: Viewer,
  typed: string,
): Promise<ObjectToAccountRevocationOutcome> {
  const read = readReason(typed);
  if ('problems' in read) return invalidInput(read.problems);
  const revocation = await deps.prisma.$transaction((tx) => object(tx, deps, viewer, read.reason));
  return revocation
    ? { kind: 'ObjectionRecorded', revocation }
    : { kind: 'NoRevocationOpen', message: MESSAGES.revocation.noneOpen };
}

async function object(tx: Tx, deps: Deps, viewer: Viewer, objection: string): Promise<RevocationRow | null> {
  const account = await lockOwnAccount(tx, viewer);
  const open = await findOpenRevocation(tx, account.id);
  const now = deps.clock.now();
  if (!open || !mayObject(factsOf(open), today(now))) return null;
  const { count } = await tx.accountRevocation.updateMany({
    where: { id: open.id, status: open.status, objectedAt: null },
    data: { status: 'AWAITING_AUTHORITY', objection, objectedAt: now },
  });
  if (count === 0) return null;
  await auditAccount(tx, deps, viewer, account.id, 'object-to-account-revocation', { revocationId: open.id });
  await tellInstitution(tx, deps, open, NOTICE_WORDS.objectedTo);
  return tx.accountRevocation.findUniqueOrThrow({ where: { id: open.id } });
}
