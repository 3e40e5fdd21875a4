import type { Resolvers } from '../../generated/resolvers.ts';
import { completeSignUp } from './complete-sign-up.ts';

export const completeSignUpResolvers: Resolvers = {
  Mutation: { completeSignUp: (_, { input }, { deps, viewer }) => completeSignUp(deps, viewer, input) },
  CompleteSignUpResult: { __resolveType: (outcome) => outcome.kind },
};
