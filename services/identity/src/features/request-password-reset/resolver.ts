import type { Resolvers } from '../../generated/resolvers.ts';
import { requestPasswordReset } from './request-password-reset.ts';

export const requestPasswordResetResolvers: Resolvers = {
  Mutation: { requestPasswordReset: (_, { input }, { deps, viewer }) => requestPasswordReset(deps, viewer, input) },
  RequestPasswordResetResult: { __resolveType: (outcome) => outcome.kind },
};
