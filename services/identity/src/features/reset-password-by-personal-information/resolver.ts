import type { Resolvers } from '../../generated/resolvers.ts';
import { resetPasswordByPersonalInformation } from './reset-password-by-personal-information.ts';

export const resetPasswordByPersonalInformationResolvers: Resolvers = {
  Mutation: {
    resetPasswordByPersonalInformation: (_, { input }, { deps, viewer }) =>
      resetPasswordByPersonalInformation(deps, viewer, input),
  },
  ResetPasswordByPersonalInformationResult: { __resolveType: (outcome) => outcome.kind },
};
