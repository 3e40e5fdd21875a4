import type { Resolvers } from '../../generated/resolvers.ts';
import { activateWithCode } from './activate-with-code.ts';

export const activateWithCodeResolvers: Resolvers = {
  Mutation: { activateWithCode: (_, { code }, { deps, viewer }) => activateWithCode(deps, viewer, code) },
};
