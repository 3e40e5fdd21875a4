import { parseArgs } from 'node:util';
import { environment } from '@medreg/env';
import { differenceFromMigrations } from './difference.ts';
import { generate } from './generate.ts';
import { migrate, migrationStatus } from './migrate.ts';
import { newMigration } from './new-migration.ts';

const USAGE = `medreg-db, run in a service's folder (or with --dir <folder>):

  generate           the Prisma client, from prisma/schema.prisma and the infrastructure tables
  new <verb-name>    a migration from the migrations so far to the schema (--empty: for SQL by hand)
  migrate            applies the migrations to DATABASE_URL
  status             what DATABASE_URL has and lacks
  check              whether migrations and schema agree; the SQL that is missing otherwise

new and check work on a scratch database: on the server of DATABASE_URL when it is set, else on an embedded one.
`;

/** Runs the command. @returns the exit code */
export async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { dir: { type: 'string', default: process.cwd() }, empty: { type: 'boolean', default: false } },
  });
  const [command, name] = positionals;
  try {
    return await run(command, name, values);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

async function run(
  command: string | undefined,
  name: string | undefined,
  { dir, empty }: { dir: string; empty: boolean },
) {
  const serverUrl = environment().DATABASE_URL;
  switch (command) {
    case 'generate':
      console.log(`Prisma client: ${await generate(dir)}`);
      return 0;
    case 'migrate': {
      const applied = await migrate({ serviceDir: dir, connectionString: required(serverUrl) });
      console.log(applied.length ? applied.map((one) => `applied ${one}`).join('\n') : 'nothing to apply');
      return 0;
    }
    case 'status': {
      const status = await migrationStatus({ serviceDir: dir, connectionString: required(serverUrl) });
      for (const [state, names] of Object.entries(status)) console.log(`${state}: ${names.join(', ') || '-'}`);
      return status.pending.length + status.failed.length + status.edited.length ? 1 : 0;
    }
    case 'new': {
      const path = await newMigration({ serviceDir: dir, name: name ?? '', now: new Date(), serverUrl, empty });
      console.log(path ?? 'migrations and schema agree: nothing written');
      return 0;
    }
    case 'check': {
      const sql = await differenceFromMigrations(dir, serverUrl);
      if (!sql) return 0;
      console.error(`The migrations lack what leads to the schema:\n\n${sql}`);
      return 1;
    }
    default:
      console.error(USAGE);
      return 2;
  }
}

function required(url: string | undefined): string {
  if (!url) throw new Error('DATABASE_URL is not set');
  return url;
}
