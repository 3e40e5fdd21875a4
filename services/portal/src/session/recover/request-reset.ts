import { RequestPasswordReset, type RequestPasswordResetMutation } from '../../generated/session/recover/recover.ts';
import { ask } from '../../graph/ask.ts';
import { solveCaptcha } from '../captcha.ts';

type Contact = { phone: string; userName?: string } | { email: string };

/** 忘记密码, first step, with the captcha done; once more when its time ran out. */
export async function requestReset(contact: Contact): Promise<RequestPasswordResetMutation['requestPasswordReset']> {
  const once = async () =>
    (await ask(RequestPasswordReset, { input: { ...contact, captcha: await solveCaptcha() } })).requestPasswordReset;
  const result = await once();
  return result.__typename === 'CaptchaRefused' ? once() : result;
}
