import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../deps.ts';

/** 获取验证码: a new proof-of-work challenge. @throws RATE_LIMITED */
export async function createCaptcha({ captcha, limits }: Deps, viewer: Viewer) {
  const allowed = await limits.captcha.consume(viewer.address ?? 'unknown');
  if (!allowed.allowed) throw rateLimited(allowed.retryAfterSeconds);
  return captcha.create();
}
