import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SmallHouse, startHouse } from './testing/small-house.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Debian's redis-server, as in the deployments that have several gateways. */
async function startRedis(port: number): Promise<ChildProcess> {
  const child = spawn('redis-server', [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ]);
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.stdout?.on('data', (chunk) => String(chunk).includes('Ready to accept') && resolve());
  });
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

describe('two gateways with one Redis', () => {
  let port: number;
  let redis: ChildProcess;
  let one: SmallHouse;
  let other: SmallHouse;

  beforeAll(async () => {
    port = await freePort();
    redis = await startRedis(port);
    const options = { redisUrl: `redis://127.0.0.1:${port}`, limits: { requestsPerMinute: 6 } };
    [one, other] = await Promise.all([startHouse(options), startHouse(options)]);
  });
  afterAll(async () => {
    await Promise.all([one.stop(), other.stop()]);
    await end(redis);
  });

  async function logged(line: string): Promise<void> {
    while (!other.log.some(({ msg }) => msg === line)) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  it('share persisted queries and limits, and go on without it', async () => {
    const query = '{ stranger }';
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
    expect((await one.post(JSON.stringify({ query, extensions }))).body.errors).toBeUndefined();
    expect((await other.post(JSON.stringify({ extensions }))).body.errors).toBeUndefined();
    for (let count = 0; count < 4; count++) expect((await one.ask(query)).status).toBe(200);
    expect((await one.ask(query)).status).toBe(429);
    expect((await other.ask(query)).status).toBe(429);
    await end(redis);
    expect((await other.ask(query)).status).toBe(200);
    // What this gateway has run before it knows by itself.
    expect((await other.post(JSON.stringify({ extensions }))).body.errors).toBeUndefined();
    await logged('redis cannot be reached');
    redis = await startRedis(port);
    await logged('redis is back');
    expect(other.log.filter(({ msg }) => msg === 'redis cannot be reached')).toHaveLength(1);
    expect((await other.post(JSON.stringify({ query, extensions }))).body.errors).toBeUndefined();
  });
});
