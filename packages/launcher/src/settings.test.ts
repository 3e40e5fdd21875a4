import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { freePort } from '@medreg/testkit';
import { launch } from './launch.ts';
import { parts } from './parts.ts';
import { secretsIn } from './secrets.ts';
import { settingsOf } from './settings.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'launcher-'));

describe('parts', () => {
  it('stand at their ports, and each can be moved', () => {
    const house = parts({ IDENTITY_PORT: '5101' });
    expect(house.map(({ name, port }) => [name, port])).toEqual([
      ['identity', 5101],
      ['qualifications', 4102],
      ['institutions', 4103],
      ['applications', 4104],
      ['licences', 4105],
      ['workers', 4106],
      ['portal', 4200],
      ['gateway', 4000],
    ]);
  });
  it.each(['x', '0', '70000', '1.5'])('%p is no port', (text) => {
    expect(() => parts({ GATEWAY_PORT: text })).toThrow('GATEWAY_PORT is no port');
  });
});

describe('secrets', () => {
  it('are made once, random, and readable to their owner alone', () => {
    const file = join(folder(), 'data', 'secrets.json');
    const made = secretsIn(file);
    expect(secretsIn(file)).toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(secretsIn(join(folder(), 'secrets.json')).VIEWER_SECRET).not.toBe(made.VIEWER_SECRET);
  });
  it('a newer version adds what is missing and keeps the rest', () => {
    const file = join(folder(), 'secrets.json');
    const { CAPTCHA_SECRET: _, ...older } = secretsIn(file);
    writeFileSync(file, JSON.stringify(older));
    expect(secretsIn(file)).toMatchObject(older);
    expect(JSON.parse(readFileSync(file, 'utf8')).CAPTCHA_SECRET).toEqual(expect.any(String));
  });
});

describe('settings', () => {
  const house = parts({});
  const stores = {
    databases: new Map(house.map(({ name }) => [name, `postgres://x/${name}`])),
    queueUrl: 'postgres://x/queues',
    limitsUrl: 'postgres://x/limits',
    filesUrl: 'file:///x',
    redisUrl: undefined,
    demoAccountsFile: '/x/demo-accounts.json',
    stop: async () => {},
  };
  const of = (name: string) => {
    const part = house.find((one) => one.name === name);
    if (!part) throw new Error(name);
    return settingsOf(part, house, stores, secretsIn(join(folder(), 's.json')), {
      HOME: '/x',
      AWS_SECRET_ACCESS_KEY: 'no',
      LIMITS_REQUESTS_PER_MINUTE: '5000',
    });
  };

  it('pass limits on to the gateway, where they hold', () => {
    expect(of('gateway')).toMatchObject({ LIMITS_REQUESTS_PER_MINUTE: '5000', LIMITS_URL: 'postgres://x/limits' });
    expect(Object.keys(of('identity'))).not.toContain('LIMITS_REQUESTS_PER_MINUTE');
  });

  it('give each part its own database and the keys it uses, and nothing of the environment that it was not promised', () => {
    expect(of('identity')).toMatchObject({
      DATABASE_URL: 'postgres://x/identity',
      NODE_ENV: 'development',
      PORT: '4101',
    });
    expect(Object.keys(of('gateway'))).not.toEqual(expect.arrayContaining(['PII_KEYS']));
    expect(Object.keys(of('gateway'))).not.toEqual(expect.arrayContaining(['SIGNING_KEYS']));
    expect(Object.keys(of('licences'))).not.toEqual(expect.arrayContaining(['SIGNING_KEYS']));
    expect(Object.keys(of('identity'))).not.toEqual(expect.arrayContaining(['AWS_SECRET_ACCESS_KEY']));
  });
});

describe('launch', () => {
  it('names a busy port and whose it is, before anything is started', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const house = launch({
      root: folder(),
      data: folder(),
      env: { IDENTITY_PORT: String(port) },
      say: () => {},
      onGivenUp: () => {},
    });
    await expect(house).rejects.toThrow(`Port ${port} of identity is in use by another program`);
    await new Promise((resolve) => other.close(resolve));
  });
});
