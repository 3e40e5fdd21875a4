import { booleanFlag, databaseUrl, EnvError, type EnvProblem, environment, nodeEnv, port, readEnv } from '@medreg/env';
import { channelsOf, isTemplateId, TEMPLATE_IDS } from '@medreg/messages';
import { z } from 'zod';

type Environment = ReturnType<typeof environment>;

const endpoint = z.url({ protocol: /^https?$/, error: 'must be a URL https://host' });
const text = z.string();

const SMS_TEMPLATES = TEMPLATE_IDS.filter((id) => channelsOf(id).includes('SMS'));

/** `{"PHONE_CODE":"SMS_154950909", …}`: our templates under the codes that the provider gave them. */
const templateCodes = text
  .transform((json, context): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a JSON object', input: '' });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .record(text, text.min(1), { error: 'must be a JSON object of templates and codes' })
      .superRefine((codes, context) => {
        const missing = SMS_TEMPLATES.filter((id) => !codes[id]);
        const unknown = Object.keys(codes).filter((name) => !isTemplateId(name));
        if (missing.length) context.addIssue(`has no code for ${missing.join(', ')}`);
        if (unknown.length) context.addIssue(`names templates that do not exist: ${unknown.length}`);
      }),
  );

const COMMON = {
  NODE_ENV: nodeEnv,
  HOST: text.default('127.0.0.1'),
  PORT: port.default(4106),
  LOG_LEVEL: text.default('info'),
  DATABASE_URL: databaseUrl,
  QUEUE_URL: z.url({ protocol: /^(postgres(ql)?|rediss?)$/, error: 'must be postgres://… or redis://…' }),
  PII_KEYS: text,
  PII_INDEX_KEY: text,
  FILES_URL: z.url({ protocol: /^(file|s3)$/, error: 'must be file:///folder or s3://bucket?…' }),
};

const SIGNER = { CERTIFICATE_P12: text, CERTIFICATE_P12_PASSPHRASE: text };
const DEVELOPMENT_SIGNER = { CERTIFICATE_P12_FILE_DEVELOPMENT: text.optional() };

const PROVIDER = z.enum(['aliyun', 'tencent', 'mailbox'], { error: 'must be aliyun, tencent or mailbox' });
const APPROVED = { SMS_SIGN_NAME: text, SMS_TEMPLATE_CODES: templateCodes };

const ALIYUN = {
  ...APPROVED,
  ALIYUN_ACCESS_KEY_ID: text,
  ALIYUN_ACCESS_KEY_SECRET: text,
  ALIYUN_SMS_ENDPOINT: endpoint.default('https://dysmsapi.aliyuncs.com'),
};

const TENCENT = {
  ...APPROVED,
  TENCENT_SECRET_ID: text,
  TENCENT_SECRET_KEY: text,
  TENCENT_SMS_APP_ID: text,
  TENCENT_SMS_REGION: text.default('ap-guangzhou'),
  TENCENT_SMS_ENDPOINT: endpoint.default('https://sms.tencentcloudapi.com'),
};

const SMTP = {
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be smtp://… or smtps://…' }),
  MAIL_FROM: text.regex(/@[^\s@]+$/, { error: 'must be an address or "name <address>"' }),
};

type Read = <Shape extends z.ZodRawShape>(shape: Shape) => z.output<z.ZodObject<Shape>> | null;

/**
 * What the workers are started with. Which provider carries SMS decides which other variables are needed; e-mail goes by
 * SMTP when `SMTP_URL` is given and into the mailbox otherwise. The mailbox is refused in production, and so are
 * certificates that nobody vouches for: there `CERTIFICATE_P12` is needed.
 *
 * @throws EnvError with every problem at once
 */
export function readWorkersEnvironment(source: Environment = environment()) {
  const problems: EnvProblem[] = [];
  const read: Read = (shape) => {
    try {
      return readEnv(shape, source);
    } catch (error) {
      if (!(error instanceof EnvError)) throw error;
      problems.push(...error.problems);
      return null;
    }
  };

  const common = read(COMMON);
  const production = common ? common.NODE_ENV === 'production' : source.NODE_ENV !== 'development';
  const mailbox = read({
    MAILBOX: booleanFlag
      .default(false)
      .refine((on) => !(on && production), { error: 'must be off in production: it shows codes to everybody' }),
  });
  const sms = readSms(read, production);
  const email = source.SMTP_URL || production ? read(SMTP) : ({ SMTP_URL: null } as const);
  const certificates = source.CERTIFICATE_P12 || production ? read(SIGNER) : read(DEVELOPMENT_SIGNER);

  if (mailbox && !mailbox.MAILBOX) {
    const name = 'MAILBOX';
    if (sms?.provider === 'mailbox') problems.push({ name, problem: 'must be on for SMS_PROVIDER=mailbox' });
    if (email?.SMTP_URL === null) problems.push({ name, problem: 'must be on, or SMTP_URL given, for e-mail' });
  }
  if (!common || !mailbox || !sms || !email || !certificates || problems.length) throw new EnvError(problems);
  return { ...common, mailbox: mailbox.MAILBOX, sms, email, certificates };
}

export type WorkersEnvironment = ReturnType<typeof readWorkersEnvironment>;

function readSms(read: Read, production: boolean) {
  const chosen = read({
    SMS_PROVIDER: PROVIDER.refine((name) => !(name === 'mailbox' && production), {
      error: 'must be aliyun or tencent in production',
    }),
  });
  switch (chosen?.SMS_PROVIDER) {
    case 'aliyun': {
      const settings = read(ALIYUN);
      return settings && ({ provider: 'aliyun', ...settings } as const);
    }
    case 'tencent': {
      const settings = read(TENCENT);
      return settings && ({ provider: 'tencent', ...settings } as const);
    }
    case 'mailbox':
      return { provider: 'mailbox' } as const;
    default:
      return null;
  }
}
