import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@medreg/database';
import { environment } from '@medreg/env';
import { Redis } from 'ioredis';
import { openDoor } from './door.ts';
import type { TestStore } from './stores.ts';

export function redisIsThere(): boolean {
  return Boolean(environment().TEST_REDIS_URL) || spawnSync('redis-server', ['--version']).status === 0;
}

export function openRedis(): Promise<TestStore> {
  const existing = environment().TEST_REDIS_URL;
  return existing ? openExistingRedis(existing) : openOwnRedis();
}

/** A server that others may use too is not stopped; a door before it is shut instead. */
async function openExistingRedis(existing: string): Promise<TestStore> {
  const url = new URL(existing);
  const door = await openDoor(url.hostname, Number(url.port || 6379));
  url.hostname = '127.0.0.1';
  url.port = String(door.port);
  return {
    url: url.href,
    away: door.shut,
    back: door.open,
    async dropConnections() {
      await door.shut();
      await door.open();
    },
    remove: door.shut,
  };
}

async function openOwnRedis(): Promise<TestStore> {
  const dir = await mkdtemp(join(tmpdir(), 'medreg-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}/0`;
  let server = await startRedis(dir, port);
  const stop = async () => {
    if (server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
  return {
    url,
    away: stop,
    async back() {
      server = await startRedis(dir, port);
    },
    async dropConnections() {
      const client = new Redis(url);
      await client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      await client.quit();
    },
    async remove() {
      await stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function startRedis(dir: string, port: number): Promise<ChildProcess> {
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, '--appendonly', 'yes', '--save', ''];
  const server = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    let log = '';
    server.once('exit', () => reject(new Error(`redis-server did not start:\n${log}`)));
    server.stdout?.on('data', (chunk) => {
      log += chunk;
      if (log.includes('Ready to accept connections')) resolve();
    });
  });
  return server;
}
