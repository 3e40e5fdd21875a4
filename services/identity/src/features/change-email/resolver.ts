import type { Resolvers } from '../../generated/resolvers.ts';
import { changeEmail } from './change-email.ts';

export const changeEmailResolvers: Resolvers = {
  Mutation: { changeEmail: (_, { input }, { deps, viewer }) => changeEmail(deps, viewer, input) },
  ChangeEmailResult: { __resolveType: (outcome) => outcome.kind },
};
