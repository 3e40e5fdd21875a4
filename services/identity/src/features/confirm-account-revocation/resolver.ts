import type { Resolvers } from '../../generated/resolvers.ts';
import { confirmAccountRevocation } from './confirm-account-revocation.ts';

export const confirmAccountRevocationResolvers: Resolvers = {
  Mutation: {
    confirmAccountRevocation: (_, decision, { deps, viewer }) => confirmAccountRevocation(deps, viewer, decision),
  },
  ConfirmAccountRevocationResult: { __resolveType: (outcome) => outcome.kind },
};
