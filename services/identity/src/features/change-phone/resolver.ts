import type { Resolvers } from '../../generated/resolvers.ts';
import { beginPhoneChange, completePhoneChange, continuePhoneChange } from './change-phone.ts';

export const changePhoneResolvers: Resolvers = {
  Mutation: {
    beginPhoneChange: (_, _args, { deps, viewer }) => beginPhoneChange(deps, viewer),
    continuePhoneChange: (_, typed, { deps, viewer }) => continuePhoneChange(deps, viewer, typed),
    completePhoneChange: (_, { code }, { deps, viewer }) => completePhoneChange(deps, viewer, code),
  },
  BeginPhoneChangeResult: { __resolveType: (outcome) => outcome.kind },
  ContinuePhoneChangeResult: { __resolveType: (outcome) => outcome.kind },
};
