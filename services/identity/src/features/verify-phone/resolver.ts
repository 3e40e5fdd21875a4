import type { Resolvers } from '../../generated/resolvers.ts';
import { verifyPhone } from './verify-phone.ts';

export const verifyPhoneResolvers: Resolvers = {
  Mutation: { verifyPhone: (_, { code }, { deps, viewer }) => verifyPhone(deps, viewer, code) },
  VerifyContactResult: { __resolveType: (outcome) => outcome.kind },
};
