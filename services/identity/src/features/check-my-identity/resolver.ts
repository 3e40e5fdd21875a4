import type { Resolvers } from '../../generated/resolvers.ts';
import { checkMyIdentity } from './check-my-identity.ts';

export const checkMyIdentityResolvers: Resolvers = {
  Mutation: { checkMyIdentity: (_, _args, { deps, viewer }) => checkMyIdentity(deps, viewer) },
  CheckIdentityResult: { __resolveType: (outcome) => outcome.kind },
};
