import type { Resolvers } from '../../generated/resolvers.ts';
import { resetPassword, resetPasswordByLink } from './reset-password.ts';

export const resetPasswordResolvers: Resolvers = {
  Mutation: {
    resetPassword: (_, { input }, { deps, viewer }) => resetPassword(deps, viewer, input),
    resetPasswordByLink: (_, { input }, { deps, viewer }) => resetPasswordByLink(deps, viewer, input),
  },
  ResetPasswordResult: { __resolveType: (outcome) => outcome.kind },
};
