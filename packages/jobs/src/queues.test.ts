import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@medreg/testkit';
import { z } from 'zod';
import { connectQueues, defineJob, JobRefused, PermanentFailure, type Queues, QueueUnavailable } from './index.ts';
import { errand } from './testing/errand.ts';
import { STORES, type TestStore } from './testing/stores.ts';

const logger = { info() {}, warn() {}, error() {} };
const built = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Every test has a queue of its own. */
let queueNumber = 0;
const greeting = (attempts = 3) =>
  defineJob({
    queue: `greeting-${process.pid}-${queueNumber++}`,
    payload: z.object({ to: z.string(), at: z.coerce.date().optional() }),
    attempts,
    backoff: { type: 'exponential', delayMs: 20, jitter: 0.5 },
    concurrency: 4,
  });

describe.each(STORES)('queues on $store', ({ store, open }) => {
  let server: TestStore;
  const connected: Queues[] = [];
  const connect = (options: { deadlineMs?: number; graceMs?: number } = {}) => {
    const queues = connectQueues({ url: server.url, lockMs: 1_000, graceMs: 5_000, ...options });
    connected.push(queues);
    return queues;
  };

  beforeAll(async () => {
    server = await open();
  }, 60_000);
  afterEach(async () => {
    await Promise.all(connected.splice(0).map((queues) => queues.close()));
  });
  afterAll(() => server.remove(), 60_000);

  it('delivers a job once, with its payload parsed at both ends', async () => {
    const job = greeting();
    const queues = connect();
    const got: unknown[] = [];
    queues.work(job, async (payload, run) => void got.push([payload, run]), { logger });
    const at = new Date('2026-07-08T00:00:00Z');
    await queues.enqueue(job, { to: 'Li', at }, { id: 'one' });
    await queues.enqueue(job, { to: 'Li', at }, { id: 'one' });
    await queues.enqueue(job, { to: 'Wang' }, { id: 'two', name: 'hello' });
    const run = { id: 'one', name: job.queue, attempt: 1, attempts: 3 };
    await eventually(() => expect(got).toHaveLength(2));
    expect(got).toEqual([
      [{ to: 'Li', at }, run],
      [{ to: 'Wang' }, { ...run, id: 'two', name: 'hello' }],
    ]);
    await eventually(async () =>
      expect(await queues.counts(job.queue)).toEqual({ waiting: 0, active: 0, delayed: 0, deadLetters: 0 }),
    );
  });

  it('tries a job again that failed', async () => {
    const job = greeting();
    const queues = connect();
    const attempts: number[] = [];
    const handler = async (_: unknown, { attempt }: { attempt: number }) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error('not yet');
    };
    queues.work(job, handler, { logger });
    await queues.enqueue(job, { to: 'Li' }, { id: 'again' });
    await eventually(() => expect(attempts).toEqual([1, 2, 3]));
    expect(await queues.listDeadLetters(job.queue)).toEqual([]);
  });

  it('keeps what still fails as a dead letter, without personal data, and replays it', async () => {
    const job = greeting(2);
    const queues = connect();
    let broken = true;
    const handler = jest.fn(async () => {
      if (broken) throw new Error('no such person 44010319861123001X\n at 13800138000');
    });
    queues.work(job, handler, { logger });
    await queues.enqueueMany(job, [
      { id: 'a', payload: { to: 'Li' } },
      { id: 'b', payload: { to: 'Wang' } },
      { id: 'c', payload: { to: 'Zhao' } },
    ]);
    await eventually(async () => expect((await queues.counts(job.queue)).deadLetters).toBe(3));
    const letters = await queues.listDeadLetters(job.queue);
    expect(letters.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
    expect(letters[0]).toMatchObject({ reason: 'no such person ***', attempts: 2, failedAt: expect.any(Date) });
    expect(JSON.stringify(letters)).not.toMatch(/Li|Wang|Zhao|44010|138001/);
    expect(await queues.listDeadLetters(job.queue, { limit: 2, offset: 1 })).toHaveLength(2);

    broken = false;
    handler.mockClear();
    expect(await queues.replayDeadLetter(job.queue, 'a')).toBe(true);
    await eventually(() => expect(handler).toHaveBeenCalledTimes(1));
    expect(await queues.replayDeadLetter(job.queue, 'nobody')).toBe(false);
    expect(await queues.replayDeadLetters(job.queue)).toBe(2);
    await eventually(() => expect(handler).toHaveBeenCalledTimes(3));
    await eventually(async () => expect((await queues.counts(job.queue)).deadLetters).toBe(0));
  });

  it('gives a replayed dead letter all its attempts again', async () => {
    const job = greeting(2);
    const queues = connect();
    const handler = jest.fn(async () => {
      throw new Error('never');
    });
    queues.work(job, handler, { logger });
    await queues.enqueue(job, { to: 'Li' }, { id: 'stubborn' });
    await eventually(async () => expect((await queues.counts(job.queue)).deadLetters).toBe(1));
    await queues.replayDeadLetter(job.queue, 'stubborn');
    await eventually(() => expect(handler).toHaveBeenCalledTimes(4));
    await eventually(async () => expect(await queues.listDeadLetters(job.queue)).toMatchObject([{ attempts: 2 }]));
  });

  it('does not try again what cannot succeed', async () => {
    const job = greeting();
    const queues = connect();
    const handler = jest.fn(async () => {
      throw new PermanentFailure('expired');
    });
    queues.work(job, handler, { logger });
    await queues.enqueue(job, { to: 'Li' }, { id: 'late' });
    await eventually(async () => expect((await queues.counts(job.queue)).deadLetters).toBe(1));
    expect(handler).toHaveBeenCalledTimes(1);
  });

  it('refuses a payload that does not fit, going in and coming out', async () => {
    const job = greeting();
    const queues = connect();
    const wrong = { to: 13800138000 } as unknown as { to: string };
    await expect(queues.enqueue(job, wrong, { id: 'wrong' })).rejects.toThrow(
      new JobRefused(`Payload of queue "${job.queue}" refused (to: invalid_type)`),
    );
    const older = defineJob({ ...job, payload: z.object({ to: z.number() }) });
    await queues.enqueue(older, { to: 13800138000 }, { id: 'older' });
    const handler = jest.fn(async () => {});
    queues.work(job, handler, { logger });
    await eventually(async () =>
      expect(await queues.listDeadLetters(job.queue)).toMatchObject([
        { attempts: 1, reason: `Payload of queue "${job.queue}" refused (to: invalid_type)` },
      ]),
    );
    expect(handler).not.toHaveBeenCalled();
  });

  it.each(['', '7', 'a:b'])('refuses the id "%s", which the store would not take', async (id) => {
    await expect(connect().enqueue(greeting(), { to: 'Li' }, { id })).rejects.toThrow(JobRefused);
  });

  it('finishes what is in flight when it closes', async () => {
    const job = greeting();
    const queues = connect();
    let finish = () => {};
    let finished = false;
    const started = new Promise<void>((taken) => {
      const handler = async () => {
        taken();
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        finished = true;
      };
      queues.work(job, handler, { logger });
    });
    await queues.enqueue(job, { to: 'Li' }, { id: 'slow' });
    await started;
    const closing = queues.close();
    finish();
    await closing;
    expect(finished).toBe(true);
    await expect(queues.enqueue(job, { to: 'Li' }, { id: 'too late' })).rejects.toThrow(QueueUnavailable);
    expect(await connect().counts(job.queue)).toEqual({ waiting: 0, active: 0, delayed: 0, deadLetters: 0 });
  });

  it('gives the job of a killed worker to another', async () => {
    const queues = connect();
    const worker = spawn(process.execPath, [built('dist/testing/hanging-worker.js'), server.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await queues.enqueue(errand, { what: 'survive' }, { id: 'survivor' });
    await once(worker.stdout, 'data');
    worker.kill('SIGKILL');
    const done: string[] = [];
    queues.work(errand, async ({ what }) => void done.push(what), { logger });
    await eventually(() => expect(done).toEqual(['survive']), { timeoutMs: 15_000 });
  }, 30_000);

  it('loses nothing while the store drops its connections', async () => {
    const job = greeting(5);
    const queues = connect();
    const done = new Set<string>();
    queues.work(job, async (_, { id }) => void done.add(id), { logger });
    await queues.enqueue(job, { to: 'Li' }, { id: 'first' });
    await eventually(() => expect(done.size).toBe(1));
    for (const id of ['b', 'c', 'd']) {
      await server.dropConnections();
      await eventually(() => queues.enqueue(job, { to: 'Li' }, { id }), { timeoutMs: 15_000 });
    }
    await eventually(() => expect([...done]).toEqual(['first', 'b', 'c', 'd']), { timeoutMs: 15_000 });
  }, 60_000);

  it('says clearly that the store is away, and comes back by itself', async () => {
    const job = greeting(10);
    const queues = connect({ deadlineMs: 3_000 });
    const done = new Set<string>();
    let inFlight = () => {};
    const taken = new Promise<void>((resolve) => {
      inFlight = resolve;
    });
    const handler = async (payload: { to: string }, { id }: { id: string }) => {
      if (payload.to === 'the outage') {
        inFlight();
        await eventually(() => expect(away).toBe(true));
      }
      done.add(id);
    };
    let away = false;
    queues.work(job, handler, { logger });
    await queues.enqueue(job, { to: 'the outage' }, { id: 'in-flight' });
    await taken;
    await server.away();
    away = true;
    await expect(queues.enqueue(job, { to: 'Li' }, { id: 'refused' })).rejects.toThrow(QueueUnavailable);
    const newcomer = connect({ deadlineMs: 1_000 });
    newcomer.work(job, handler, { logger });
    await expect(newcomer.enqueue(job, { to: 'Li' }, { id: 'refused' })).rejects.toThrow(QueueUnavailable);
    await server.back();
    const patience = { timeoutMs: 20_000 };
    await eventually(() => queues.enqueue(job, { to: 'Li' }, { id: 'old-connection' }), patience);
    await eventually(() => newcomer.enqueue(job, { to: 'Li' }, { id: 'new-connection' }), patience);
    await eventually(
      () => expect([...done]).toEqual(expect.arrayContaining(['in-flight', 'old-connection', 'new-connection'])),
      patience,
    );
    await eventually(
      async () => expect(await queues.counts(job.queue)).toEqual({ waiting: 0, active: 0, delayed: 0, deadLetters: 0 }),
      patience,
    );
  }, 90_000);

  it('can be closed while the store is away', async () => {
    const job = greeting();
    const queues = connect({ deadlineMs: 1_000, graceMs: 1_000 });
    queues.work(job, async () => {}, { logger });
    await queues.enqueue(job, { to: 'Li' }, { id: 'one' });
    await server.away();
    await queues.close();
    await server.back();
  }, 60_000);

  it('shows and replays dead letters on the command line, without payloads', async () => {
    const job = greeting(1);
    const queues = connect();
    let broken = true;
    const handler = jest.fn(async () => {
      if (broken) throw new Error('refused for 13800138000');
    });
    queues.work(job, handler, { logger });
    await queues.enqueue(job, { to: 'Li' }, { id: 'dead', name: 'sms.requested' });
    await eventually(async () => expect((await queues.counts(job.queue)).deadLetters).toBe(1));
    const command = (...args: string[]) =>
      spawnSync(process.execPath, [built('bin/medreg-dead-letters.mjs'), ...args], {
        env: { QUEUE_URL: server.url, PATH: '' },
        encoding: 'utf8',
      });
    const list = command('list', job.queue);
    expect(list.stdout).toMatch(/dead\s+sms\.requested\s+1\s+\S+\s+refused for \*\*\*/);
    expect(list.stdout).not.toContain('Li');
    expect(command('count').stdout).toMatch(new RegExp(`${job.queue}\\s+1`));
    broken = false;
    expect(command('replay', job.queue, 'dead')).toMatchObject({ status: 0, stdout: '1 replayed\n' });
    await eventually(() => expect(handler).toHaveBeenCalledTimes(2));
    expect(command('replay', job.queue, '--all')).toMatchObject({ status: 0, stdout: '0 replayed\n' });
    expect(command('replay', job.queue, 'dead')).toMatchObject({ status: 1 });
    expect(command('bury')).toMatchObject({ status: 2 });
  }, 30_000);

  it(`keeps installations with other prefixes apart on one ${store}`, async () => {
    const job = greeting();
    const other = connectQueues({ url: server.url, prefix: 'other' });
    connected.push(other);
    await other.enqueue(job, { to: 'Li' }, { id: 'theirs' });
    expect(await other.queueNames()).toEqual([job.queue]);
    expect(await connect().queueNames()).not.toContain(job.queue);
  });
});
