import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { lockAccount } from '../../accounts/find-account.ts';
import type { Deps } from '../../deps.ts';
import { finishSession, finishSessions, idleSince, type LiveSession } from '../../sessions/session.ts';

/** 退出. @returns true, also when the session had ended before */
export async function signOut(deps: Deps, viewer: Viewer): Promise<boolean> {
  await finish(deps, viewer, viewer.sessionId ?? '', 'SIGNED_OUT');
  return true;
}

/** 结束会话, one of the viewer's own. @returns false for any other, whether it exists or not */
export function endSession(deps: Deps, viewer: Viewer, id: string): Promise<boolean> {
  return finish(deps, viewer, id, 'ENDED_BY_HOLDER');
}

/** 结束其他全部会话, whatever they are. @returns how many were alive */
export async function endOtherSessions(deps: Deps, viewer: Viewer): Promise<number> {
  const { accountId, sessionId } = viewer;
  if (!accountId || !possibleId(accountId) || !sessionId || !possibleId(sessionId)) return 0;
  return deps.prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    return finishSessions(tx, deps, { accountId, reason: 'ENDED_BY_HOLDER', actor: viewer, except: sessionId });
  });
}

async function finish(deps: Deps, viewer: Viewer, id: string, reason: 'SIGNED_OUT' | 'ENDED_BY_HOLDER') {
  const { accountId } = viewer;
  if (!accountId || !possibleId(accountId) || !possibleId(id)) return false;
  return deps.prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    return finishSession(tx, deps, { id, accountId, reason, actor: viewer });
  });
}

/** How many are shown; nobody has more devices than that in use. */
const SHOWN = 100;

/** 我的会话: those that are alive, the latest first. */
export async function mySessions(deps: Deps, viewer: Viewer): Promise<LiveSession[]> {
  const { accountId } = viewer;
  if (!accountId || !possibleId(accountId)) return [];
  const sessions = await deps.prisma.session.findMany({
    where: { accountId, endedAt: null, expiresAt: { gt: deps.clock.now() }, lastUsedAt: { gt: idleSince(deps) } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
  return sessions.map((session) => ({ ...session, current: session.id === viewer.sessionId }));
}
