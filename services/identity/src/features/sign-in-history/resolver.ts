import type { Resolvers } from '../../generated/resolvers.ts';
import { keptDevice } from '../../sessions/session.ts';
import { endOf, mySignIns } from './sign-in-history.ts';

export const signInHistoryResolvers: Resolvers = {
  Query: { mySignIns: (_, page, { deps, viewer }) => mySignIns(deps, viewer, page) },
  SignInRecord: {
    device: keptDevice,
    current: ({ id }, _, { viewer }) => id === viewer.sessionId,
    endedAt: (row, _, { deps }) => endOf(deps, row)?.at ?? null,
    endReason: (row, _, { deps }) => endOf(deps, row)?.reason ?? null,
  },
};
