import type { Resolvers } from '../../generated/resolvers.ts';
import { sendPhoneCode } from './send-phone-code.ts';

export const sendPhoneCodeResolvers: Resolvers = {
  Mutation: { sendPhoneCode: (_, _args, { deps, viewer }) => sendPhoneCode(deps, viewer) },
  SendCodeResult: { __resolveType: (outcome) => outcome.kind },
};
