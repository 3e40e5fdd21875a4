import { describe, expect, it } from '@jest/globals';
import { EnvError } from '@medreg/env';
import { testEnvironment } from '../test/harness.ts';
import { readSettings } from './environment.ts';

const COMPLETE = testEnvironment('postgres://u:p@localhost:5432/identity');

describe('readSettings', () => {
  it('needs secrets and addresses, and knows the rest', () => {
    expect(readSettings(COMPLETE)).toMatchObject({
      PORT: 4101,
      PASSWORD_MIN_LENGTH: 8,
      FIRST_PASSWORD_HOURS: 72,
      SIGN_IN_CAPTCHA_AFTER: 3,
      SIGN_IN_LOCK_AFTER: 10,
    });
  });

  it('names everything that is missing', () => {
    expect(() => readSettings({})).toThrow(EnvError);
    for (const name of ['DATABASE_URL', 'QUEUE_URL', 'LIMITS_URL', 'VIEWER_SECRET', 'CAPTCHA_SECRET', 'SIGNING_KEYS']) {
      expect(() => readSettings({})).toThrow(name);
    }
  });

  it.each([
    ['SIGNING_KEYS', '[]'],
    ['QUEUE_URL', 'amqp://x'],
    ['LIMITS_URL', 'file:///x'],
    ['CAPTCHA_SECRET', 'short'],
    ['PASSWORD_MIN_LENGTH', '5'],
    ['SESSION_HOURS', 'many'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readSettings({ ...COMPLETE, [name]: value })).toThrow(name);
  });
});
