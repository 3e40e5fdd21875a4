import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { environment } from '@medreg/env';
import { main } from './cli.ts';
import { pgAdapter, withConnection } from './connection.ts';
import { copyService } from './copied-service.ts';
import { dropDatabase, ensureDatabase } from './databases.ts';

const server = environment().TEST_DATABASE_URL ?? '';

/** SQL that Prisma's language cannot say; `check` must live with it. */
const BY_HAND = `
CREATE EXTENSION btree_gist;
CREATE UNIQUE INDEX clinic_big_name ON clinic (name) WHERE beds > 100 AND name <> ';';
CREATE INDEX clinic_lower_name ON clinic (lower(name));
ALTER TABLE clinic ADD CONSTRAINT clinic_has_beds CHECK (beds >= 0);
ALTER TABLE clinic ADD CONSTRAINT clinic_one_name EXCLUDE USING gist (name WITH =) WHERE (beds = 0);
CREATE FUNCTION clinic_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.beds := NEW.beds; RETURN NEW; END $$;
CREATE TRIGGER clinic_touched BEFORE UPDATE ON clinic FOR EACH ROW EXECUTE FUNCTION clinic_touch();
`;

// Servers and generators start here, perhaps on a busy machine.
jest.setTimeout(60_000);

describe('medreg-db', () => {
  let service: Awaited<ReturnType<typeof copyService>>;
  let url: string;
  let name: string;
  const db = (...args: string[]) => main([...args, '--dir', service.dir], url);

  beforeEach(async () => {
    service = await copyService();
    name = `cli_${Date.now()}_${Math.floor(Math.random() * 1e6)}`;
    url = await ensureDatabase(server, name);
  });

  afterEach(async () => {
    await dropDatabase(server, name);
    await service.remove();
  });

  it('explains itself when it is asked for nothing', async () => {
    expect(await main([])).toMatchObject({ exitCode: 2, output: expect.stringContaining('new <verb-name>') });
    expect((await main(['migrate', '--nonsense'])).exitCode).toBe(1);
  });

  it('writes a first migration that has the infrastructure, applies it and agrees with itself', async () => {
    const made = await db('new', 'create-clinics');
    expect(made.exitCode).toBe(0);
    const sql = await readFile(made.output, 'utf8');
    expect(made.output).toMatch(/prisma\/migrations\/\d{14}_create_clinics\/migration\.sql$/);
    expect(sql).toContain('CREATE TABLE "clinic"');
    expect(sql).toContain('CREATE TRIGGER "outbox_message_notify"');

    expect((await db('status')).exitCode).toBe(1);
    expect((await db('migrate')).output).toMatch(/^applied \d{14}_create_clinics$/);
    expect((await db('migrate')).output).toBe('nothing to apply');
    expect((await db('status')).exitCode).toBe(0);
    expect(await db('check')).toEqual({ exitCode: 0, output: 'they agree' });
    expect((await db('new', 'change-nothing')).output).toContain('nothing written');
  });

  it('finds what the migrations lack, and writes just that', async () => {
    await db('new', 'create-clinics');
    await service.edit('beds Int', 'beds Int\n  city String?');
    const check = await db('check');
    expect(check.exitCode).toBe(1);
    expect(check.output).toContain('ADD COLUMN     "city" TEXT');
    const made = await db('new', 'add-city');
    expect(await readFile(made.output, 'utf8')).toBe(
      '-- AlterTable\nALTER TABLE "clinic" ADD COLUMN     "city" TEXT;\n',
    );
  });

  it('lives with SQL that Prisma cannot say, function bodies included', async () => {
    await db('new', 'create-clinics');
    await service.writeMigration('30000101000000_guard_clinics', BY_HAND);
    expect((await db('migrate')).exitCode).toBe(0);
    expect(await db('check')).toEqual({ exitCode: 0, output: 'they agree' });
    await expect(
      withConnection(url, (client) => client.query("INSERT INTO clinic VALUES (gen_random_uuid(), 'x', -1)")),
    ).rejects.toThrow('clinic_has_beds');
  });

  it('agrees about a trigram index that the schema names', async () => {
    await service.edit('beds Int', 'beds Int\n\n  @@index([name(ops: raw("gin_trgm_ops"))], type: Gin)');
    const { output: path } = await db('new', 'create-clinics');
    await writeFile(path, `CREATE EXTENSION pg_trgm;\n\n${await readFile(path, 'utf8')}`);
    expect(await db('check')).toEqual({ exitCode: 0, output: 'they agree' });
  });

  it('reports a plain index that only a migration knows, for Prisma sees it', async () => {
    await db('new', 'create-clinics');
    await service.writeMigration('30000101000000_index_clinics', 'CREATE INDEX clinic_beds ON clinic (beds);');
    expect(await db('check')).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('DROP INDEX "clinic_beds"'),
    });
  });

  it.each(['', 'clinics', 'Create-clinics', '../create-clinics'])(
    'refuses the name "%s" for a migration',
    async (bad) => {
      expect(await db('new', bad)).toMatchObject({ exitCode: 1, output: expect.stringContaining('named by its verb') });
    },
  );

  it('generates a client that works, once', async () => {
    await db('new', 'create-clinics');
    await db('migrate');
    expect((await db('generate')).output).toBe('Prisma client: generated');
    expect((await db('generate')).output).toBe('Prisma client: unchanged');
    const { PrismaClient } = await import(join(service.dir, 'src/generated/prisma/client.ts'));
    const prisma = new PrismaClient({ adapter: pgAdapter(url, { max: 2 }) });
    await prisma.clinic.create({ data: { name: '专长诊所', beds: 3 } });
    expect(await prisma.clinic.findFirst()).toMatchObject({ name: '专长诊所', beds: 3 });
    expect(await prisma.outboxMessage.count()).toBe(0);
    await prisma.$disconnect();
    await service.edit('beds Int', 'beds Int?');
    expect((await db('generate')).output).toBe('Prisma client: generated');
  });

  it('says what is wrong with a schema', async () => {
    await service.edit('beds Int', 'beds Nonsense');
    expect(await db('generate')).toMatchObject({ exitCode: 1, output: expect.stringContaining('Nonsense') });
    expect(await db('check')).toMatchObject({ exitCode: 1, output: expect.stringContaining('Nonsense') });
  });
});
