import { describe, expect, it } from '@jest/globals';
import { EnvError } from '@medreg/env';
import { channelsOf, TEMPLATE_IDS } from '@medreg/messages';
import { readWorkersEnvironment } from './environment.ts';

const STORES = {
  DATABASE_URL: 'postgres://u:p@localhost:5432/workers',
  QUEUE_URL: 'redis://localhost:6379',
  PII_KEYS: 'k1:AAAA',
  PII_INDEX_KEY: 'BBBB',
  FILES_URL: 'file:///srv/medreg/files',
};
const DEVELOPMENT = { ...STORES, NODE_ENV: 'development', SMS_PROVIDER: 'mailbox', MAILBOX: 'on' };
const CODES = Object.fromEntries(
  TEMPLATE_IDS.filter((id) => channelsOf(id).includes('SMS')).map((id, index) => [id, `SMS_${index}`]),
);
const PRODUCTION = {
  ...STORES,
  SMS_PROVIDER: 'aliyun',
  SMS_SIGN_NAME: '医师注册',
  SMS_TEMPLATE_CODES: JSON.stringify(CODES),
  ALIYUN_ACCESS_KEY_ID: 'id',
  ALIYUN_ACCESS_KEY_SECRET: 'a-secret-that-nobody-may-see',
  SMTP_URL: 'smtp://mailer:secret@mail.example.cn:587',
  MAIL_FROM: '医师电子化注册 <noreply@reg.example.cn>',
  CERTIFICATE_P12: '/etc/medreg/signer.p12',
  CERTIFICATE_P12_PASSPHRASE: 'a-passphrase-that-nobody-may-see',
};

function problemsOf(source: Record<string, string>): string[] {
  try {
    readWorkersEnvironment(source);
    return [];
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    expect(error.message).not.toContain(PRODUCTION.ALIYUN_ACCESS_KEY_SECRET);
    return error.problems.map(({ name }) => name).sort();
  }
}

describe('the environment of the workers', () => {
  it('is short in development', () => {
    expect(readWorkersEnvironment(DEVELOPMENT)).toMatchObject({
      PORT: 4106,
      mailbox: true,
      sms: { provider: 'mailbox' },
      email: { SMTP_URL: null },
      certificates: {},
    });
  });

  it('carries the provider’s settings in production', () => {
    expect(readWorkersEnvironment(PRODUCTION)).toMatchObject({
      NODE_ENV: 'production',
      mailbox: false,
      sms: { provider: 'aliyun', SMS_TEMPLATE_CODES: CODES, ALIYUN_SMS_ENDPOINT: 'https://dysmsapi.aliyuncs.com' },
    });
  });

  it('lists everything that is missing at once', () => {
    expect(problemsOf({ SMS_PROVIDER: 'tencent' })).toEqual([
      'CERTIFICATE_P12',
      'CERTIFICATE_P12_PASSPHRASE',
      'DATABASE_URL',
      'FILES_URL',
      'MAIL_FROM',
      'PII_INDEX_KEY',
      'PII_KEYS',
      'QUEUE_URL',
      'SMS_SIGN_NAME',
      'SMS_TEMPLATE_CODES',
      'SMTP_URL',
      'TENCENT_SECRET_ID',
      'TENCENT_SECRET_KEY',
      'TENCENT_SMS_APP_ID',
    ]);
  });

  it.each([
    ['the mailbox in production', { ...PRODUCTION, MAILBOX: 'on' }, ['MAILBOX']],
    ['SMS into the mailbox in production', { ...PRODUCTION, SMS_PROVIDER: 'mailbox' }, ['SMS_PROVIDER']],
    [
      'production by default',
      { ...DEVELOPMENT, NODE_ENV: '' },
      ['CERTIFICATE_P12', 'CERTIFICATE_P12_PASSPHRASE', 'MAILBOX', 'MAIL_FROM', 'SMS_PROVIDER', 'SMTP_URL'],
    ],
    ['a signer without its passphrase', { ...DEVELOPMENT, CERTIFICATE_P12: 'MIIK' }, ['CERTIFICATE_P12_PASSPHRASE']],
    ['files in a place of another kind', { ...DEVELOPMENT, FILES_URL: 'ftp://files' }, ['FILES_URL']],
    ['SMS into a mailbox that is off', { ...DEVELOPMENT, MAILBOX: 'off' }, ['MAILBOX', 'MAILBOX']],
    ['no provider', { ...DEVELOPMENT, SMS_PROVIDER: '' }, ['SMS_PROVIDER']],
    ['codes that are no JSON', { ...PRODUCTION, SMS_TEMPLATE_CODES: '{' }, ['SMS_TEMPLATE_CODES']],
    [
      'a template without a code',
      { ...PRODUCTION, SMS_TEMPLATE_CODES: '{"PHONE_CODE":"SMS_1"}' },
      ['SMS_TEMPLATE_CODES'],
    ],
    [
      'a code for no template',
      { ...PRODUCTION, SMS_TEMPLATE_CODES: JSON.stringify({ ...CODES, GREETING: 'SMS_9' }) },
      ['SMS_TEMPLATE_CODES'],
    ],
    ['a sender without an address', { ...PRODUCTION, MAIL_FROM: '医师电子化注册' }, ['MAIL_FROM']],
  ])('refuses %s', (_, source, names) => {
    expect(problemsOf(source)).toEqual(names);
  });
});
