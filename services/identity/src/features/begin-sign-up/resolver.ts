import type { Resolvers } from '../../generated/resolvers.ts';
import { beginSignUp } from './begin-sign-up.ts';

export const beginSignUpResolvers: Resolvers = {
  Mutation: { beginSignUp: (_, { input }, { deps, viewer }) => beginSignUp(deps, viewer, input) },
  BeginSignUpResult: { __resolveType: (outcome) => outcome.kind },
};
