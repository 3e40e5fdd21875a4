import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { booleanFlag, databaseUrl, EnvError, nodeEnv, port, readEnv, secret } from './index.ts';

const shape = {
  DATABASE_URL: databaseUrl,
  PORT: port.default(4101),
  VIEWER_SECRET: secret,
  NODE_ENV: nodeEnv,
  OPEN_SIGN_UP: booleanFlag.default(false),
};

const complete = {
  DATABASE_URL: 'postgres://medreg:pass@localhost:5432/identity',
  VIEWER_SECRET: 'a-secret-that-is-at-least-32-characters',
};

function refusal(source: Record<string, string>, fields: z.ZodRawShape = shape): EnvError {
  try {
    readEnv(fields, source);
  } catch (error) {
    if (error instanceof EnvError) return error;
    throw error;
  }
  throw new Error('readEnv accepted what it should have refused');
}

describe('readEnv', () => {
  it('returns typed values and defaults', () => {
    const settings = readEnv(shape, { ...complete, OPEN_SIGN_UP: 'Yes' });
    expect(settings).toEqual({ ...complete, PORT: 4101, NODE_ENV: 'production', OPEN_SIGN_UP: true });
    const typed: number = settings.PORT;
    expect(typed).toBe(4101);
  });

  it('lists every problem at once', () => {
    const { problems, message } = refusal({ PORT: '70000', NODE_ENV: 'staging', OPEN_SIGN_UP: 'perhaps' });
    expect(problems.map((p) => p.name).sort()).toEqual([
      'DATABASE_URL',
      'NODE_ENV',
      'OPEN_SIGN_UP',
      'PORT',
      'VIEWER_SECRET',
    ]);
    expect(message.split('\n')).toHaveLength(6);
  });

  it('says that a variable is missing, also when it is there but empty', () => {
    expect(refusal({ ...complete, VIEWER_SECRET: '' }).problems).toEqual([
      { name: 'VIEWER_SECRET', problem: 'is missing' },
    ]);
  });

  it.each([
    ['DATABASE_URL', databaseUrl, 'mysql://root:topsecret@host/x'],
    ['DATABASE_URL', databaseUrl, 'topsecret'],
    ['VIEWER_SECRET', secret, 'topsecret'],
    ['PORT', port, '99999'],
    ['PORT', port, '-12345'],
    ['PORT', port, '4101x'],
    ['NODE_ENV', nodeEnv, 'topsecret'],
    ['FLAG', booleanFlag, 'topsecret'],
    ['OWN', z.string().refine(() => false, { error: (issue) => `did not like ${String(issue.input)}` }), 'topsecret'],
  ])('never prints a value: %s', (name, field, value) => {
    const error = refusal({ [name]: value }, { [name]: field });
    expect(error.problems).toHaveLength(1);
    for (const text of [error.message, String(error.stack), JSON.stringify(error.problems)]) {
      expect(text).not.toContain(value);
      expect(text).not.toContain('topsecret');
    }
    expect(error.message).toContain(name);
  });

  it('names what is wrong in words', () => {
    expect(refusal({ ...complete, VIEWER_SECRET: 'short' }).message).toContain(
      'VIEWER_SECRET must have at least 32 characters',
    );
  });

  it('reads the environment of the process when told nothing', () => {
    expect(readEnv({ PATH: z.string() }).PATH.length).toBeGreaterThan(0);
  });

  it('a secret has no default and a port may be 0, any free one', () => {
    expect(() => readEnv({ KEY: secret }, {})).toThrow('KEY is missing');
    expect(readEnv({ PORT: port }, { PORT: '0' })).toEqual({ PORT: 0 });
  });

  it.each([
    ['true', true],
    ['1', true],
    ['ON', true],
    ['off', false],
    ['0', false],
    ['no', false],
  ])('flag %s', (text, value) => expect(readEnv({ FLAG: booleanFlag }, { FLAG: text })).toEqual({ FLAG: value }));
});
