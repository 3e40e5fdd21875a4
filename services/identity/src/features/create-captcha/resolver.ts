import type { Resolvers } from '../../generated/resolvers.ts';
import { PRIVACY_NOTICE } from '../../privacy-notice.ts';
import { createCaptcha } from './create-captcha.ts';

export const createCaptchaResolvers: Resolvers = {
  Query: { privacyNotice: () => PRIVACY_NOTICE },
  Mutation: { createCaptcha: (_, _args, { deps, viewer }) => createCaptcha(deps, viewer) },
};
