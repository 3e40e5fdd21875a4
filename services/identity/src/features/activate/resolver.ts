import type { Resolvers } from '../../generated/resolvers.ts';
import { activate } from './activate.ts';

export const activateResolvers: Resolvers = {
  Mutation: { activate: (_, { qualificationCode }, { deps, viewer }) => activate(deps, viewer, qualificationCode) },
  ActivateResult: { __resolveType: (outcome) => outcome.kind },
};
