import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { STORES, type TestStore } from '@medreg/jobs/testing';
import { eventually } from '@medreg/testkit';
import { messageJob } from './message.ts';
import { MessageRefused } from './publish.ts';
import { type Desk, openDesk, publishNote } from './testing/desk.ts';

const inProcess = (name: string, args: string[]) =>
  spawn(process.execPath, [fileURLToPath(new URL(`../dist/testing/${name}.js`, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const patience = { timeoutMs: 20_000 };
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `note ${String(index).padStart(3, '0')}`);

describe.each(STORES)('outbox to inbox on $store', ({ open }) => {
  let store: TestStore;
  let desk: Desk;

  beforeAll(async () => {
    store = await open();
  }, 60_000);
  beforeEach(async () => {
    desk = await openDesk(store);
  }, 30_000);
  afterEach(() => desk.close(), 30_000);
  afterAll(() => store.remove(), 60_000);

  it('brings a message to every queue that listens, once', async () => {
    const seen: object[] = [];
    desk.relay();
    desk.reader((event) => void seen.push(event));
    desk.archive();
    const id = await desk.publish('note.written', { key: 'k1', payload: { text: 'hello' } });
    await eventually(async () => expect(await desk.effects()).toEqual(['archived hello', 'hello']));
    expect(seen).toEqual([
      { id, topic: 'note.written', key: 'k1', version: null, payload: { text: 'hello' }, occurredAt: expect.any(Date) },
    ]);
    expect(await desk.prisma.inboxMessage.count({ where: { messageId: id } })).toBe(2);
  });

  it('sends nothing of a transaction that rolled back', async () => {
    desk.relay();
    desk.reader();
    const rolledBack = desk.prisma.$transaction(async (tx) => {
      await publishNote(tx, 'note.changed', { key: 'k', payload: { text: 'never' } });
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    await desk.publish('note.changed', { key: 'k', payload: { text: 'after' } });
    await eventually(async () => expect(await desk.effects()).toEqual(['after']));
  });

  it('keeps the order of a key, also within one transaction', async () => {
    const texts: string[] = [];
    const sent = numbered(40);
    await desk.prisma.$transaction(async (tx) => {
      for (const text of sent) await publishNote(tx, 'note.written', { key: 'k', payload: { text } });
    });
    desk.relay({ batch: 7 });
    desk.reader((event) => void texts.push(event.payload.text ?? ''), 1);
    await eventually(() => expect(texts).toEqual(sent), patience);
  });

  it('marks a message that nobody listens to, and leaves one that this release does not know', async () => {
    await desk.prisma.outboxMessage.create({ data: { topic: 'note.sung', key: 'k', payload: {} } });
    await desk.publish('note.muttered', { key: 'k', payload: {} });
    const relay = desk.relay();
    await eventually(async () => expect(await desk.unsent()).toBe(1));
    expect(await relay.lag()).toBeGreaterThan(0);
  });

  it('refuses a message that does not fit, and writes nothing', async () => {
    const wrong = { text: 13800138000 } as unknown as { text: string };
    await expect(desk.publish('note.written', { key: 'k', payload: wrong })).rejects.toThrow(
      new MessageRefused('Payload of "note.written" refused (text: invalid_type)'),
    );
    await expect(desk.publish('note.sung' as 'note.written', { key: 'k', payload: wrong })).rejects.toThrow(
      MessageRefused,
    );
    await expect(desk.publish('note.muttered', { key: '', payload: {} })).rejects.toThrow(MessageRefused);
    await expect(desk.publish('note.muttered', { key: 'k', version: 0.5, payload: {} })).rejects.toThrow(
      MessageRefused,
    );
    // @ts-expect-error a client that is not in a transaction
    const outside: Parameters<typeof publishNote>[0] = desk.prisma;
    expect(outside).toBe(desk.prisma);
    expect(await desk.prisma.outboxMessage.count()).toBe(0);
  });

  it('tries a handler that throws again, rolls its rows back, and keeps the message as a dead letter to be replayed', async () => {
    let broken = true;
    let tries = 0;
    desk.relay();
    desk.reader(() => {
      tries++;
      if (broken) throw new Error('broken');
    });
    const id = await desk.publish('note.changed', { key: 'k', version: 1, payload: { text: 'stubborn' } });
    await eventually(async () =>
      expect(await desk.queues.listDeadLetters('readers')).toMatchObject([
        { id, name: 'note.changed', attempts: 3, reason: 'broken' },
      ]),
    );
    expect(tries).toBe(3);
    expect(await desk.effects()).toEqual([]);
    broken = false;
    await desk.queues.replayDeadLetter('readers', id);
    await eventually(async () => expect(await desk.effects()).toEqual(['stubborn']));
  });

  it('makes a dead letter of a payload that no longer fits, at once', async () => {
    await desk.prisma.outboxMessage.create({ data: { topic: 'note.changed', key: 'k', payload: { text: 5 } } });
    desk.relay();
    desk.reader();
    await eventually(async () =>
      expect(await desk.queues.listDeadLetters('readers')).toMatchObject([
        { attempts: 1, reason: 'Payload of "note.changed" refused (text: invalid_type)' },
      ]),
    );
  });

  it('has one effect when the relay is killed between adding and marking', async () => {
    await desk.publish('note.changed', { key: 'k', payload: { text: 'once' } });
    const killed = inProcess('killed-relay', desk.arguments);
    const [, signal] = await once(killed, 'exit');
    expect(signal).toBe('SIGKILL');
    expect((await desk.queues.counts('readers')).waiting).toBe(1);
    await eventually(async () => expect(await desk.unsent()).toBe(1));
    desk.reader();
    await eventually(async () => expect(await desk.effects()).toEqual(['once']));
    desk.relay();
    await eventually(async () => expect(await desk.unsent()).toBe(0), patience);
    await desk.publish('note.changed', { key: 'k', payload: { text: 'the next' } });
    await eventually(async () => expect(await desk.effects()).toEqual(['once', 'the next']));
  }, 30_000);

  it('has one effect when the same message comes twice, also at the same moment', async () => {
    const message = {
      id: '018f3c1e-7b1a-7c3e-8a51-0c0ffee00001',
      topic: 'note.changed',
      key: 'k',
      version: null,
      payload: { text: 'twice' },
      occurredAt: new Date().toISOString(),
    };
    const seen: string[] = [];
    desk.reader(({ id }) => void seen.push(id));
    const copies = ['first-copy', 'second-copy', 'third-copy'].map((id) => ({ id, payload: message }));
    await desk.queues.enqueueMany(messageJob('readers'), copies);
    await eventually(async () => expect((await desk.queues.counts('readers')).waiting).toBe(0));
    await eventually(async () => expect((await desk.queues.counts('readers')).active).toBe(0));
    expect(await desk.effects()).toEqual(['twice']);
    expect(seen).toHaveLength(1);
    expect((await desk.queues.counts('readers')).deadLetters).toBe(0);
  });

  it('leaves out an older version that comes after a newer one of the family', async () => {
    desk.relay();
    desk.reader();
    await desk.publish('note.changed', { key: 'k', version: 2, payload: { text: 'second' } });
    await eventually(async () => expect(await desk.effects()).toEqual(['second']));
    await desk.publish('note.changed', { key: 'k', version: 1, payload: { text: 'first' } });
    await desk.publish('note.changed', { key: 'other', version: 1, payload: { text: 'another key' } });
    await desk.publish('note.removed', { key: 'k', version: 3, payload: {} });
    await eventually(async () => expect(await desk.prisma.inboxMessage.count()).toBe(4));
    await desk.publish('note.changed', { key: 'k', version: 2, payload: { text: 'from the grave' } });
    await eventually(async () => expect(await desk.prisma.inboxMessage.count()).toBe(5));
    expect(await desk.effects()).toEqual(['another key', 'note.removed', 'second']);
    expect((await desk.queues.counts('readers')).deadLetters).toBe(0);
  });

  it('ends with the newest version, in whatever order many come at once', async () => {
    const versions = Array.from({ length: 30 }, (_, index) => ((index * 7) % 30) + 1);
    const worked: number[] = [];
    await desk.prisma.$transaction(async (tx) => {
      for (const version of versions) {
        await publishNote(tx, 'note.changed', { key: 'k', version, payload: { text: `v${version}` } });
      }
    });
    desk.relay();
    desk.reader(({ version }) => void worked.push(version ?? 0), 8);
    await eventually(async () => expect(await desk.prisma.inboxMessage.count()).toBe(30), patience);
    const newest = await desk.prisma.inboxVersion.findMany();
    expect(newest).toEqual([{ consumer: 'readers', key: 'note/k', version: 30n }]);
    expect(worked.at(-1)).toBe(30);
    expect(worked).toEqual([...worked].sort((a, b) => a - b));
  });

  it('loses nothing when a consumer is killed in its transaction', async () => {
    desk.relay();
    const killed = inProcess('hanging-consumer', desk.arguments);
    await desk.publish('note.written', { key: 'k', payload: { text: 'survivor' } });
    await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    desk.archive();
    await eventually(async () => expect(await desk.effects()).toEqual(['archived survivor']), patience);
  }, 40_000);

  it('loses nothing while the queue is away', async () => {
    const relay = desk.relay({ batch: 5 });
    desk.reader();
    await desk.publish('note.changed', { key: 'k', payload: { text: 'before' } });
    await eventually(async () => expect(await desk.effects()).toEqual(['before']));
    await store.away();
    for (const text of numbered(20)) await desk.publish('note.changed', { key: text, payload: { text } });
    await eventually(async () => expect(await relay.lag()).toBeGreaterThan(1));
    await store.back();
    await eventually(async () => expect(await desk.effects()).toEqual(['before', ...numbered(20)]), {
      timeoutMs: 40_000,
    });
    await eventually(async () => expect(await desk.unsent()).toBe(0), patience);
    expect(await relay.lag()).toBe(0);
    expect(await desk.effects()).toEqual(['before', ...numbered(20)]);
  }, 90_000);

  it('loses nothing while the database drops its connections', async () => {
    desk.relay({ batch: 5 });
    desk.reader();
    for (const text of numbered(20)) {
      await eventually(() => desk.publish('note.changed', { key: text, payload: { text } }));
      if (Number(text.slice(-1)) % 4 === 0) await eventually(() => desk.dropConnections());
    }
    await eventually(async () => expect(await desk.effects()).toEqual(numbered(20)), patience);
  }, 60_000);

  it('adds every message once when two relays run', async () => {
    const added: string[] = [];
    const counting = {
      ...desk.queues,
      enqueueMany: ((job, entries) => {
        added.push(...entries.map(({ id }) => id));
        return desk.queues.enqueueMany(job, entries);
      }) as typeof desk.queues.enqueueMany,
    };
    desk.relay({ queues: counting, batch: 10 });
    desk.relay({ queues: counting, batch: 10 });
    const texts: string[] = [];
    desk.reader((event) => void texts.push(event.payload.text ?? ''), 1);
    for (const text of numbered(100)) await desk.publish('note.changed', { key: 'k', payload: { text } });
    await eventually(() => expect(texts).toEqual(numbered(100)), patience);
    expect(new Set(added).size).toBe(100);
    expect(added).toHaveLength(100);
  }, 60_000);

  it('deletes what was sent and worked long ago, and nothing that waits', async () => {
    const long = new Date('2020-01-01T00:00:00Z');
    const row = { topic: 'note.sung', key: 'k', payload: {}, createdAt: long };
    await desk.prisma.outboxMessage.create({ data: { ...row, sentAt: long } });
    await desk.prisma.outboxMessage.create({ data: row });
    await desk.prisma.outboxMessage.create({ data: { ...row, sentAt: new Date() } });
    const messageId = '018f3c1e-7b1a-7c3e-8a51-0c0ffee00002';
    await desk.prisma.inboxMessage.create({ data: { messageId, consumer: 'old', receivedAt: long } });
    await desk.prisma.inboxMessage.create({ data: { messageId, consumer: 'new' } });
    desk.relay();
    await eventually(async () => expect(await desk.prisma.inboxMessage.count()).toBe(1));
    expect(await desk.prisma.outboxMessage.count()).toBe(2);
  });
});
