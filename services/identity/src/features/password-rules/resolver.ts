import { LONGEST_PASSWORD } from '@medreg/codes';
import type { Resolvers } from '../../generated/resolvers.ts';

/** 密码规则, as the settings have it: what a page asks for is what is accepted. */
export const passwordRulesResolvers: Resolvers = {
  Query: {
    passwordRules: (_, _none, { deps }) => ({
      minLength: deps.settings.PASSWORD_MIN_LENGTH,
      maxLength: LONGEST_PASSWORD,
    }),
  },
};
