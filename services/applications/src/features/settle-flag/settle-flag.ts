import { actorOf, writeAudit } from '@medreg/audit';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import type { SupervisionFlagRow } from '../../rows.ts';
import { checkStatement } from '../../rules/statement.ts';
import { invalidInput } from '../../steps/outcomes.ts';
import { flagsVisibleTo } from '../../supervision/visible-flags.ts';

/** 认领: each flag has an owner (domain 14); somebody else takes it over until it is settled, but never unawares. */
export async function takeFlag(deps: Deps, viewer: Viewer, { id, takeOver }: { id: string; takeOver: boolean }) {
  const sought = await findFlag(deps, viewer, id);
  if (!sought) return flagNotFound();
  if (sought.settledAt !== null) return notYours(sought, MESSAGES.flagSettled);
  const owned = sought.ownerAccount !== null && sought.ownerAccount !== viewer.accountId;
  if (owned && !takeOver) return notYours(sought, MESSAGES.flagOwned);
  const flag = await change(deps, viewer, sought, 'takeFlag', { ownerAccount: viewer.accountId ?? '' });
  return flag ? { kind: 'FlagTaken' as const, flag } : faster(deps, viewer, id);
}

/** 处理: its outcome, said once, by its owner; whoever settles one that nobody has taken becomes its owner. */
export async function settleFlag(deps: Deps, viewer: Viewer, { id, outcome }: { id: string; outcome: string }) {
  const sought = await findFlag(deps, viewer, id);
  if (!sought) return flagNotFound();
  if (sought.settledAt !== null) return notYours(sought, MESSAGES.flagSettled);
  const account = viewer.accountId ?? '';
  if (sought.ownerAccount !== null && sought.ownerAccount !== account) return notYours(sought, MESSAGES.flagOwned);
  const said = checkStatement('outcome', outcome);
  if (!said.ok) return invalidInput(said.problems);
  const data = { ownerAccount: account, outcome: said.value.opinion, settledAt: deps.clock.now() };
  const flag = await change(deps, viewer, sought, 'settleFlag', data);
  return flag ? { kind: 'FlagSettled' as const, flag } : faster(deps, viewer, id);
}

async function findFlag({ db }: Pick<Deps, 'db'>, viewer: Viewer, flagId: string): Promise<SupervisionFlagRow | null> {
  const id = possibleId(flagId);
  return id === null ? null : db.supervisionFlag.findFirst({ where: { id, AND: flagsVisibleTo(viewer) } });
}

interface Change {
  ownerAccount: string;
  outcome?: string | null;
  settledAt?: Date;
}

/** Guarded by the owner that was seen. @returns null when somebody else was faster */
async function change(deps: Deps, viewer: Viewer, seen: SupervisionFlagRow, action: string, data: Change) {
  return deps.db.$transaction(async (tx) => {
    const [flag] = await tx.supervisionFlag.updateManyAndReturn({
      where: { id: seen.id, settledAt: null, ownerAccount: seen.ownerAccount },
      data,
    });
    if (!flag) return null;
    await writeAudit(tx, {
      recordType: 'SupervisionFlag',
      recordId: flag.id,
      action,
      actor: actorOf(viewer),
      at: deps.clock.now(),
      detail: { kind: flag.kind },
    });
    return flag;
  });
}

async function faster(deps: Deps, viewer: Viewer, id: string) {
  const flag = await findFlag(deps, viewer, id);
  if (!flag) return flagNotFound();
  return notYours(flag, flag.settledAt === null ? MESSAGES.flagOwned : MESSAGES.flagSettled);
}

const flagNotFound = () => ({ kind: 'FlagNotFound' as const, message: MESSAGES.flagNotFound });
const notYours = (flag: SupervisionFlagRow, message: string) => ({ kind: 'FlagNotYours' as const, message, flag });
