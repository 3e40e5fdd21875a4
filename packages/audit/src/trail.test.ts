import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOfficer, infrastructureClient, type TestDatabase, testDatabase } from '@medreg/testkit';
import { actorOf } from './actor.ts';
import type { NewAuditEntry } from './entry.ts';
import { readAudit, verifyAudit, writeAudit } from './trail.ts';

describe('the audit trail', () => {
  let database: TestDatabase;
  let prisma: ReturnType<typeof infrastructureClient>;
  let records = 0;

  /** A record of its own for each test. */
  const newRecord = () => {
    records += 1;
    const recordId = `application-${records}`;
    const base = {
      recordType: 'Application',
      recordId,
      action: 'accept-application',
      actor: actorOf(anOfficer()),
      at: new Date('2026-11-22T01:02:03.456Z'),
    };
    return {
      write: (entry: Partial<NewAuditEntry> = {}) => prisma.$transaction((tx) => writeAudit(tx, { ...base, ...entry })),
      verify: () => verifyAudit(prisma, 'Application', recordId),
      read: () => readAudit(prisma, 'Application', recordId),
      /** What a database administrator could do. */
      tamper: (change: string) =>
        prisma.$transaction([
          prisma.$executeRawUnsafe('ALTER TABLE "audit_entry" DISABLE TRIGGER "audit_entry_unchangeable"'),
          prisma.$executeRawUnsafe(`${change} AND "record_id" = '${recordId}'`),
          prisma.$executeRawUnsafe('ALTER TABLE "audit_entry" ENABLE TRIGGER "audit_entry_unchangeable"'),
        ]),
    };
  };

  beforeAll(async () => {
    database = await testDatabase('testkit');
    prisma = infrastructureClient(database.url);
  });

  afterAll(async () => {
    await prisma.$disconnect();
    await database.drop();
  });

  it('remembers what was done, by whom and when', async () => {
    const record = newRecord();
    await record.write({
      detail: { status: '已受理', score: 0.1, days: [1, 2], none: undefined, deep: { b: null, a: 1e21 } },
    });
    const [entry] = await record.read();
    expect(entry).toMatchObject({
      sequence: 1,
      action: 'accept-application',
      at: new Date('2026-11-22T01:02:03.456Z'),
      detail: { status: '已受理', score: 0.1, days: [1, 2], deep: { a: 1e21, b: null } },
    });
    expect(entry?.actor).toEqual({
      kind: 'AUTHORITY',
      requestId: 'test-request',
      address: '192.0.2.1',
      accountId: 'account-of-officer',
      sessionId: 'session-of-officer',
      authorityId: 'authority',
    });
    expect(await record.verify()).toEqual({ intact: true, entries: 1, head: entry?.hash });
  });

  it('chains the entries of a record, and each record by itself', async () => {
    const [one, other] = [newRecord(), newRecord()];
    const first = await one.write();
    await other.write();
    const second = await one.write({ action: 'approve-application' });
    expect((await one.read()).map((entry) => entry.previousHash)).toEqual(['0'.repeat(64), first.hash]);
    expect(await one.verify()).toEqual({ intact: true, entries: 2, head: second.hash });
    expect(await other.verify()).toMatchObject({ intact: true, entries: 1 });
  });

  it('is intact when nothing has happened', async () => {
    expect(await newRecord().verify()).toEqual({ intact: true, entries: 0, head: '0'.repeat(64) });
  });

  it('keeps one chain when many write at once', async () => {
    const record = newRecord();
    const written = await Promise.all(Array.from({ length: 20 }, () => record.write()));
    expect(written.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(written.map((_, i) => i + 1));
    expect(await record.verify()).toMatchObject({ intact: true, entries: 20 });
  });

  it('forgets an entry whose transaction failed', async () => {
    const record = newRecord();
    await record.write();
    const failing = prisma.$transaction(async (tx) => {
      const [entry] = await record.read();
      await writeAudit(tx, { ...(entry as NewAuditEntry), action: 'withdraw-application' });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await record.verify()).toMatchObject({ intact: true, entries: 1 });
  });

  it.each([
    ['changed', `UPDATE "audit_entry" SET "action" = 'x'`],
    ['deleted', 'DELETE FROM "audit_entry"'],
    ['emptied', 'TRUNCATE "audit_entry"'],
  ])('cannot be %s', async (_, sql) => {
    await newRecord().write();
    await expect(prisma.$executeRawUnsafe(sql)).rejects.toThrow('audit entries are never changed or deleted');
  });

  it.each([
    ['another action', `UPDATE "audit_entry" SET "action" = 'x' WHERE "sequence" = 2`, 2],
    ['another actor', `UPDATE "audit_entry" SET "actor" = '{"kind":"SYSTEM"}' WHERE "sequence" = 1`, 1],
    ['another detail', `UPDATE "audit_entry" SET "detail" = '{"a":2}' WHERE "sequence" = 3`, 3],
    ['another moment', `UPDATE "audit_entry" SET "at" = "at" + interval '1 ms' WHERE "sequence" = 2`, 2],
    ['a missing entry', 'DELETE FROM "audit_entry" WHERE "sequence" = 2', 2],
    ['a missing beginning', 'DELETE FROM "audit_entry" WHERE "sequence" = 1', 1],
    ['a moved entry', 'UPDATE "audit_entry" SET "sequence" = 9 WHERE "sequence" = 3', 3],
  ])('shows %s', async (_, change, brokenAt) => {
    const record = newRecord();
    await record.write();
    await record.write();
    await record.write({ detail: { a: 1 } });
    await record.tamper(change);
    expect(await record.verify()).toEqual({ intact: false, brokenAt });
  });

  it.each([
    ['an ID number', { applicant: { idNumber: '11010519491231002X' } }, 'detail.applicant.idNumber'],
    ['a phone', { phones: ['13800138000'] }, 'detail.phones.0'],
  ])('refuses %s, without repeating it', async (_, detail, path) => {
    const refused = await newRecord()
      .write({ detail })
      .catch((error: unknown) => String(error));
    expect(refused).toBe(`Error: Personal data does not belong into the audit trail: ${path}`);
  });
});
