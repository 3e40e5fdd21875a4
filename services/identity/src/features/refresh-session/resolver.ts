import type { Resolvers } from '../../generated/resolvers.ts';
import { refreshSession } from './refresh-session.ts';

export const refreshSessionResolvers: Resolvers = {
  Mutation: { refreshSession: (_, { refreshToken }, { deps, viewer }) => refreshSession(deps, viewer, refreshToken) },
  RefreshSessionResult: { __resolveType: (outcome) => outcome.kind },
};
