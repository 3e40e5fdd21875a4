import type { Resolvers } from '../../generated/resolvers.ts';
import { changePassword } from './change-password.ts';

export const changePasswordResolvers: Resolvers = {
  Mutation: { changePassword: (_, { input }, { deps, viewer }) => changePassword(deps, viewer, input) },
  ChangePasswordResult: { __resolveType: (outcome) => outcome.kind },
};
