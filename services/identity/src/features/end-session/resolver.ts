import type { Resolvers } from '../../generated/resolvers.ts';
import { keptDevice } from '../../sessions/session.ts';
import { endOtherSessions, endSession, mySessions, signOut } from './end-session.ts';

export const endSessionResolvers: Resolvers = {
  Query: { mySessions: (_, _args, { deps, viewer }) => mySessions(deps, viewer) },
  Mutation: {
    signOut: (_, _args, { deps, viewer }) => signOut(deps, viewer),
    endSession: (_, { id }, { deps, viewer }) => endSession(deps, viewer, id),
    endOtherSessions: (_, _args, { deps, viewer }) => endOtherSessions(deps, viewer),
  },
  ActiveSession: { device: keptDevice },
};
