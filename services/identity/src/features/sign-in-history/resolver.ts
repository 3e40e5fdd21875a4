import type { Resolvers } from '../../generated/resolvers.ts';
import { endReasonOf, mySignIns } from './sign-in-history.ts';

export const signInHistoryResolvers: Resolvers = {
  Query: { mySignIns: (_, page, { deps, viewer }) => mySignIns(deps, viewer, page) },
  SignInRecord: { endReason: endReasonOf },
};
