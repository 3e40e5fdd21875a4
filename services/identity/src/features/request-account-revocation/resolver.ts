import type { Resolvers } from '../../generated/resolvers.ts';
import { dateOf } from '../../revocation/revocation.ts';
import { requestAccountRevocation } from './request-account-revocation.ts';

export const requestAccountRevocationResolvers: Resolvers = {
  Mutation: {
    requestAccountRevocation: (_, { input }, { deps, viewer }) => requestAccountRevocation(deps, viewer, input),
  },
  RequestAccountRevocationResult: { __resolveType: (outcome) => outcome.kind },
  AccountRevocation: {
    institution: ({ institutionId }) => ({ id: institutionId }),
    objectionEndsOn: ({ objectionEndsOn }) => dateOf(objectionEndsOn),
    name: async ({ accountId }, _, { deps }) => {
      const account = await deps.prisma.account.findUniqueOrThrow({ where: { id: accountId }, select: { name: true } });
      return account.name;
    },
  },
};
