import { accountResolvers } from './accounts/resolver.ts';
import { activateResolvers } from './features/activate/resolver.ts';
import { activateWithCodeResolvers } from './features/activate-with-code/resolver.ts';
import { activationListResolvers } from './features/activation-list/resolver.ts';
import { beginSignUpResolvers } from './features/begin-sign-up/resolver.ts';
import { changeEmailResolvers } from './features/change-email/resolver.ts';
import { changePasswordResolvers } from './features/change-password/resolver.ts';
import { changePhoneResolvers } from './features/change-phone/resolver.ts';
import { checkMyIdentityResolvers } from './features/check-my-identity/resolver.ts';
import { closeAccountOfDeceasedResolvers } from './features/close-account-of-deceased/resolver.ts';
import { completeSignUpResolvers } from './features/complete-sign-up/resolver.ts';
import { confirmAccountRevocationResolvers } from './features/confirm-account-revocation/resolver.ts';
import { correctMyIdentityResolvers } from './features/correct-my-identity/resolver.ts';
import { createCaptchaResolvers } from './features/create-captcha/resolver.ts';
import { endSessionResolvers } from './features/end-session/resolver.ts';
import { generateActivationCodesResolvers } from './features/generate-activation-codes/resolver.ts';
import { listAccountRevocationsResolvers } from './features/list-account-revocations/resolver.ts';
import { objectToAccountRevocationResolvers } from './features/object-to-account-revocation/resolver.ts';
import { passwordRulesResolvers } from './features/password-rules/resolver.ts';
import { refreshSessionResolvers } from './features/refresh-session/resolver.ts';
import { requestAccountRevocationResolvers } from './features/request-account-revocation/resolver.ts';
import { requestPasswordResetResolvers } from './features/request-password-reset/resolver.ts';
import { resetPasswordResolvers } from './features/reset-password/resolver.ts';
import { resetPasswordByPersonalInformationResolvers } from './features/reset-password-by-personal-information/resolver.ts';
import { sendEmailLinkResolvers } from './features/send-email-link/resolver.ts';
import { sendPhoneCodeResolvers } from './features/send-phone-code/resolver.ts';
import { setAutomaticActivationResolvers } from './features/set-automatic-activation/resolver.ts';
import { signInResolvers } from './features/sign-in/resolver.ts';
import { signInHistoryResolvers } from './features/sign-in-history/resolver.ts';
import { verifyEmailResolvers } from './features/verify-email/resolver.ts';
import { verifyPhoneResolvers } from './features/verify-phone/resolver.ts';
import type { Resolvers } from './generated/resolvers.ts';

const FEATURES: Resolvers[] = [
  accountResolvers,
  createCaptchaResolvers,
  passwordRulesResolvers,
  beginSignUpResolvers,
  completeSignUpResolvers,
  signInResolvers,
  refreshSessionResolvers,
  endSessionResolvers,
  changePasswordResolvers,
  checkMyIdentityResolvers,
  correctMyIdentityResolvers,
  sendPhoneCodeResolvers,
  verifyPhoneResolvers,
  sendEmailLinkResolvers,
  verifyEmailResolvers,
  activateResolvers,
  activateWithCodeResolvers,
  generateActivationCodesResolvers,
  setAutomaticActivationResolvers,
  activationListResolvers,
  closeAccountOfDeceasedResolvers,
  requestPasswordResetResolvers,
  changePhoneResolvers,
  changeEmailResolvers,
  signInHistoryResolvers,
  requestAccountRevocationResolvers,
  objectToAccountRevocationResolvers,
  confirmAccountRevocationResolvers,
  listAccountRevocationsResolvers,
  resetPasswordResolvers,
  resetPasswordByPersonalInformationResolvers,
];

/** Every feature's resolvers in one map. */
export const resolvers: Resolvers = {
  ...Object.assign({}, ...FEATURES),
  Query: Object.assign({}, ...FEATURES.map(({ Query }) => Query)),
  Mutation: Object.assign({}, ...FEATURES.map(({ Mutation }) => Mutation)),
};
