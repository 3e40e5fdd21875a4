import type { Resolvers } from '../../generated/resolvers.ts';
import { sendEmailLink } from './send-email-link.ts';

export const sendEmailLinkResolvers: Resolvers = {
  Mutation: { sendEmailLink: (_, { email }, { deps, viewer }) => sendEmailLink(deps, viewer, email ?? null) },
};
