import type { Resolvers } from '../../generated/resolvers.ts';
import { generateActivationCodes } from './generate-activation-codes.ts';

export const generateActivationCodesResolvers: Resolvers = {
  Mutation: {
    generateActivationCodes: (_, { practitionerIds }, { deps, viewer }) =>
      generateActivationCodes(deps, viewer, practitionerIds),
  },
  GenerateActivationCodesResult: { __resolveType: (outcome) => outcome.kind },
};
