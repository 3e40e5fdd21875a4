import type { Resolvers } from '../../generated/resolvers.ts';
import { accountRevocations } from './list-account-revocations.ts';

export const listAccountRevocationsResolvers: Resolvers = {
  Query: { accountRevocations: (_, page, { deps, viewer }) => accountRevocations(deps, viewer, page) },
};
