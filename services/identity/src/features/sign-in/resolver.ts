import type { Resolvers } from '../../generated/resolvers.ts';
import { signIn } from './sign-in.ts';

export const signInResolvers: Resolvers = {
  Mutation: { signIn: (_, { input }, { deps, viewer, log }) => signIn(deps, viewer, input, log) },
  SignInResult: { __resolveType: (outcome) => outcome.kind },
};
