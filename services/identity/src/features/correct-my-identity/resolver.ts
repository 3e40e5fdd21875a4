import type { Resolvers } from '../../generated/resolvers.ts';
import { correctMyIdentity } from './correct-my-identity.ts';

export const correctMyIdentityResolvers: Resolvers = {
  Mutation: { correctMyIdentity: (_, typed, { deps, viewer }) => correctMyIdentity(deps, viewer, typed) },
};
