import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIXTURE = fileURLToPath(new URL('../test/service', import.meta.url));
/** Inside the project, so that the generated client finds Prisma; ignored by git like everything generated. */
const COPIES = fileURLToPath(new URL('../test/generated/', import.meta.url));

/** For tests: a copy of the tiny service in test/service that may be changed. */
export async function copyService() {
  await mkdir(COPIES, { recursive: true });
  const dir = await mkdtemp(join(COPIES, 'service-'));
  await cp(FIXTURE, dir, { recursive: true });
  const schema = join(dir, 'prisma', 'schema.prisma');
  return {
    dir,
    /** Changes the schema's text. */
    async edit(from: string, to: string) {
      const text = await readFile(schema, 'utf8');
      await writeFile(schema, text.replace(from, to));
    },
    /** Writes a migration by hand. */
    async writeMigration(name: string, sql: string) {
      const folder = join(dir, 'prisma', 'migrations', name);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'migration.sql'), sql);
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}
