import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { freePort } from '@medreg/testkit';
import { isFree } from './ports.ts';
import { Running } from './process.ts';

const folder = mkdtempSync(join(tmpdir(), 'launcher-'));
let count = 0;

function start(script: string, port: number): Running {
  count += 1;
  const file = join(folder, `part-${count}.mjs`);
  writeFileSync(file, script);
  return new Running({
    name: 'part',
    args: [file],
    cwd: folder,
    env: { PATH: String(process.env.PATH), PORT: String(port) },
    log: join(folder, `part-${count}.log`),
    readyUrl: `http://127.0.0.1:${port}/readyz`,
  });
}

const SERVER = `
  import { createServer } from 'node:http';
  createServer((request, response) => response.end('ok')).listen(process.env.PORT, '127.0.0.1');
  process.on('SIGTERM', () => { console.log('stopping in order'); process.exit(0); });`;

describe('a part of the house', () => {
  it('is ready when it says so, and stops in order', async () => {
    const part = start(SERVER, await freePort());
    await part.ready();
    await part.stop();
    expect(await part.ended).toBe('exit code 0');
    expect(readFileSync(part.start.log, 'utf8')).toContain('stopping in order');
  });

  it('that dies while it starts is named, with its last words', async () => {
    const part = start(`console.error('DATABASE_URL is missing'); process.exit(3);`, await freePort());
    await expect(part.ready()).rejects.toThrow(/part ended \(exit code 3\)[\s\S]*DATABASE_URL is missing/);
  });

  it('that is killed says so', async () => {
    const part = start(SERVER, await freePort());
    await part.ready();
    part.child.kill('SIGKILL');
    expect(await part.ended).toBe('signal SIGKILL');
    await part.stop();
  });
});

describe('ports', () => {
  it('knows a busy one from a free one', async () => {
    const port = await freePort();
    expect(await isFree(port)).toBe(true);
    const server = createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await isFree(port)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
  });
});
