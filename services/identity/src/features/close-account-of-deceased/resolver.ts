import { possibleId } from '@medreg/database';
import { badUserInput } from '@medreg/subgraph';
import { closeAccountOfDeceased } from '../../accounts/close-account-of-deceased.ts';
import type { Resolvers } from '../../generated/resolvers.ts';

export const closeAccountOfDeceasedResolvers: Resolvers = {
  Mutation: {
    closeAccountOfDeceased: (_, { practitionerId }, { deps, viewer }) => {
      if (!possibleId(practitionerId)) throw badUserInput('practitionerId is no id');
      return deps.prisma.$transaction((tx) => closeAccountOfDeceased(tx, deps, viewer, practitionerId));
    },
  },
};
