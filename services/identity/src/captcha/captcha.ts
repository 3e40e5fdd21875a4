import type { Clock } from '@medreg/clock';
import { isDuplicate } from '@medreg/database';
import { createChallenge, extractParams, verifySolution } from 'altcha-lib/v1';
import { z } from 'zod';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** Long enough for a slow phone and a slow reader. */
const TTL_SECONDS = 600;

const Payload = z.object({
  algorithm: z.literal('SHA-256'),
  challenge: z.string().regex(/^[0-9a-f]{64}$/),
  number: z.number().int().nonnegative(),
  salt: z.string().max(200),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});

export interface Captcha {
  /** @returns JSON of an ALTCHA challenge (algorithm, challenge, maxnumber, salt, signature) */
  create(): Promise<{ challenge: string; expiresAt: Date }>;
  /**
   * Whether the payload solves one of our challenges that has not expired and was not redeemed before; redeems it.
   * @param payload base64 as the ALTCHA widget makes it
   */
  redeem(payload: string): Promise<boolean>;
}

/** 验证码 by proof of work: no picture to read, nothing to hear, nobody is shut out. */
export function proofOfWorkCaptcha(options: {
  prisma: PrismaClient;
  clock: Clock;
  /** Signs the challenges. */
  secret: string;
  /** A solver tries half as many hashes on average. */
  maxNumber: number;
}): Captcha {
  const { prisma, clock, secret, maxNumber } = options;
  return {
    async create() {
      const seconds = Math.floor(clock.now().getTime() / 1000) + TTL_SECONDS;
      const expiresAt = new Date(seconds * 1000);
      const challenge = await createChallenge({
        algorithm: 'SHA-256',
        hmacKey: secret,
        maxnumber: maxNumber,
        expires: expiresAt,
      });
      return { challenge: JSON.stringify(challenge), expiresAt };
    },

    async redeem(text) {
      const payload = read(text);
      if (!payload) return false;
      const now = clock.now();
      const expiresAt = new Date(Number(extractParams(payload).expires) * 1000);
      // Our clock decides, not the library's; a challenge without an expiry is none of ours.
      if (!(expiresAt > now) || !(await verifySolution(payload, secret, false))) return false;
      await prisma.usedCaptcha.deleteMany({ where: { expiresAt: { lt: now } } });
      try {
        await prisma.usedCaptcha.create({ data: { signature: payload.signature, expiresAt } });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
  };
}

function read(text: string): z.infer<typeof Payload> | null {
  if (text.length > 1_000) return null;
  try {
    return Payload.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
  } catch {
    return null;
  }
}
