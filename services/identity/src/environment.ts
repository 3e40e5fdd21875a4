import { databaseUrl, nodeEnv, port, readEnv, secret } from '@medreg/env';
import { z } from 'zod';
import { readSigningKeys } from './sessions/signing-keys.ts';

/** A whole number from `from` to `to`, with what it is when nobody says. */
const whole = (from: number, to: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: 'must be a whole number', abort: true })
    .transform(Number)
    .pipe(z.number().min(from).max(to))
    .default(fallback);

const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });

const signingKeys = z.string().transform((text, context) => {
  try {
    return readSigningKeys(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'is not acceptable' });
    return z.NEVER;
  }
});

const SHAPE = {
  NODE_ENV: nodeEnv,
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4101),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DATABASE_URL: databaseUrl,
  QUEUE_URL: z.string().regex(/^(postgres(ql)?|rediss?):\/\//, 'must begin with postgres:// or redis://'),
  LIMITS_URL: z
    .string()
    .regex(/^(memory:|(postgres(ql)?|rediss?):\/\/)/, 'must be memory: or begin with postgres:// or redis://'),
  VIEWER_SECRET: secret,
  PII_KEYS: z.string(),
  PII_INDEX_KEY: z.string(),
  CAPTCHA_SECRET: secret,
  SIGNING_KEYS: signingKeys,
  PUBLIC_URL: url.default('http://localhost:4000'),
  APPLICATIONS_URL: url.default('http://127.0.0.1:4104/graphql'),
  INSTITUTIONS_URL: url.default('http://127.0.0.1:4103/graphql'),
  QUALIFICATIONS_URL: url.default('http://127.0.0.1:4102/graphql'),

  CAPTCHA_MAX_NUMBER: whole(1, 10_000_000, 50_000),
  PASSWORD_MIN_LENGTH: whole(6, 64, 8),
  FIRST_PASSWORD_HOURS: whole(1, 168, 72),
  RECOVERY_ANSWER_MS: whole(0, 5_000, 600),
  ACTIVATION_CODE_HOURS: whole(1, 168, 72),
  SESSION_IDLE_MINUTES: whole(10, 10_080, 30),
  SESSION_HOURS: whole(1, 720, 12),
  SIGN_IN_CAPTCHA_AFTER: whole(0, 1_000, 3),
  SIGN_IN_LOCK_AFTER: whole(1, 1_000, 10),
  SIGN_IN_LOCK_MINUTES: whole(1, 1_440, 30),
  SIGN_IN_ADDRESS_CAPTCHA_AFTER: whole(0, 100_000, 20),
  SIGN_IN_ADDRESS_LOCK_AFTER: whole(1, 100_000, 100),
};

export type Settings = ReturnType<typeof readSettings>;

/** @throws EnvError naming every variable that is missing or wrong */
export function readSettings(source?: Readonly<Record<string, string | undefined>>) {
  return readEnv(SHAPE, source);
}
