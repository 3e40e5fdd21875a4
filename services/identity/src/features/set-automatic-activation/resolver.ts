import type { Resolvers } from '../../generated/resolvers.ts';
import { automaticActivation, setAutomaticActivation } from './set-automatic-activation.ts';

export const setAutomaticActivationResolvers: Resolvers = {
  Query: { automaticActivation: (_, _args, { deps, viewer }) => automaticActivation(deps, viewer) },
  Mutation: {
    setAutomaticActivation: (_, { enabled }, { deps, viewer }) => setAutomaticActivation(deps, viewer, enabled),
  },
};
