import type { Resolvers } from '../../generated/resolvers.ts';
import { verifyEmail } from './verify-email.ts';

export const verifyEmailResolvers: Resolvers = {
  Mutation: { verifyEmail: (_, { token }, { deps, viewer }) => verifyEmail(deps, viewer, token) },
  VerifyEmailResult: { __resolveType: (outcome) => outcome.kind },
};
