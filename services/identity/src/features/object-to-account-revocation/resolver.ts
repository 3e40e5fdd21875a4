import type { Resolvers } from '../../generated/resolvers.ts';
import { objectToAccountRevocation } from './object-to-account-revocation.ts';

export const objectToAccountRevocationResolvers: Resolvers = {
  Mutation: {
    objectToAccountRevocation: (_, { reason }, { deps, viewer }) => objectToAccountRevocation(deps, viewer, reason),
  },
  ObjectToAccountRevocationResult: { __resolveType: (outcome) => outcome.kind },
};
