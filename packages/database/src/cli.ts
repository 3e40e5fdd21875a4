import { parseArgs } from 'node:util';
import { environment } from '@medreg/env';
import { differenceFromMigrations } from './difference.ts';
import { generate } from './generate.ts';
import { migrate, migrationStatus } from './migrate.ts';
import { newMigration } from './new-migration.ts';

const USAGE = `medreg-db, run in a service's folder (or with --dir <folder>):

  generate           the Prisma client, from prisma/schema.prisma and the infrastructure tables
  new <verb-name>    a migration from the migrations so far to the schema (--empty: for SQL by hand)
  check              whether migrations and schema agree; the SQL that is missing otherwise
  migrate            applies the migrations to DATABASE_URL
  status             what DATABASE_URL has and lacks

new and check work on a scratch database: on the server of DATABASE_URL when it is set, else on an embedded one.`;

export type Outcome = { exitCode: number; output: string };
type Options = { dir: string; empty: boolean; serverUrl: string | undefined };

/** Runs the command. @param serverUrl for tests; by default DATABASE_URL */
export async function main(args: string[], serverUrl = environment().DATABASE_URL): Promise<Outcome> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { dir: { type: 'string', default: process.cwd() }, empty: { type: 'boolean', default: false } },
    });
    const [command = '', name = ''] = positionals;
    return await run(command, name, { ...values, serverUrl });
  } catch (error) {
    return { exitCode: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

async function run(command: string, name: string, { dir, empty, serverUrl }: Options): Promise<Outcome> {
  switch (command) {
    case 'generate':
      return done(`Prisma client: ${await generate(dir)}`);
    case 'new': {
      const path = await newMigration({ serviceDir: dir, name, now: new Date(), serverUrl, empty });
      return done(path ?? 'migrations and schema agree: nothing written');
    }
    case 'check': {
      const sql = await differenceFromMigrations(dir, serverUrl);
      return sql ? { exitCode: 1, output: `To the schema the migrations lack:\n\n${sql}` } : done('they agree');
    }
    case 'migrate': {
      const applied = await migrate({ serviceDir: dir, connectionString: required(serverUrl) });
      return done(applied.map((migration) => `applied ${migration}`).join('\n') || 'nothing to apply');
    }
    case 'status': {
      const status = await migrationStatus({ serviceDir: dir, connectionString: required(serverUrl) });
      const lines = Object.entries(status).map(([state, names]) => `${state}: ${names.join(', ') || '-'}`);
      const upToDate = [status.pending, status.failed, status.edited, status.unknown].every((names) => !names.length);
      return { exitCode: upToDate ? 0 : 1, output: lines.join('\n') };
    }
    default:
      return { exitCode: 2, output: USAGE };
  }
}

function done(output: string): Outcome {
  return { exitCode: 0, output };
}

function required(url: string | undefined): string {
  if (!url) throw new Error('DATABASE_URL is not set');
  return url;
}
