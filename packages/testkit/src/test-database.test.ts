import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { infrastructureClient, type TestDatabase, testDatabase } from './index.ts';

describe('testDatabase', () => {
  let database: TestDatabase;
  let prisma: ReturnType<typeof infrastructureClient>;

  beforeAll(async () => {
    database = await testDatabase('testkit');
    prisma = infrastructureClient(database.url);
  });

  afterAll(async () => {
    await prisma.$disconnect();
    await database.drop();
  });

  it('is migrated and empty, and Prisma works on it', async () => {
    expect(await prisma.note.count()).toBe(0);
    await prisma.$transaction((tx) => tx.note.create({ data: { text: '中医（专长）医师' } }));
    expect(await prisma.note.findMany({ select: { text: true } })).toEqual([{ text: '中医（专长）医师' }]);
  });

  it('is nobody else’s', async () => {
    const other = await testDatabase('testkit');
    const theirs = infrastructureClient(other.url);
    expect(await theirs.note.count()).toBe(0);
    await theirs.$disconnect();
    await other.drop();
  });
});
