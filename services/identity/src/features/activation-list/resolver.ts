import type { Resolvers } from '../../generated/resolvers.ts';
import { activationList } from './activation-list.ts';

export const activationListResolvers: Resolvers = {
  Query: { activationList: (_, page, { deps, viewer }) => activationList(deps, viewer, page) },
};
