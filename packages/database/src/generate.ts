import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { environment } from '@medreg/env';
import { readDatamodel, type SchemaFile } from './datamodel.ts';

const require = createRequire(import.meta.url);

/**
 * Generates the service's Prisma client from its schema and the infrastructure tables. The assembled schema lies in
 * `.prisma/`, beside `prisma/`, so that the generator's relative `output` means the same in both. Nothing is done when
 * neither the schema nor Prisma has changed since.
 */
export async function generate(serviceDir: string): Promise<'generated' | 'unchanged'> {
  const datamodel = await readDatamodel(serviceDir);
  const assembled = join(serviceDir, '.prisma');
  const output = resolve(assembled, outputOf(datamodel));
  const hash = await inputsHash(datamodel);
  const stamp = join(output, '.inputs');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return 'unchanged';

  await rm(assembled, { recursive: true, force: true });
  await mkdir(assembled, { recursive: true });
  await writeFile(join(assembled, '.gitignore'), '*\n');
  await Promise.all(datamodel.map(({ path, content }) => writeFile(join(assembled, path), content)));
  await runPrisma(serviceDir, ['generate', '--schema', assembled, '--no-hints']);
  await writeFile(stamp, hash);
  return 'generated';
}

function outputOf(datamodel: SchemaFile[]): string {
  const text = datamodel.map(({ content }) => content).join('\n');
  const generator = /generator\s+\w+\s*{[^}]*}/.exec(text)?.[0] ?? '';
  const output = /^\s*output\s*=\s*"([^"]+)"/m.exec(generator)?.[1];
  if (!output) throw new Error('prisma/schema.prisma has no generator block with an output');
  return output;
}

async function inputsHash(datamodel: SchemaFile[]): Promise<string> {
  const versions = ['prisma/package.json', '@prisma/client/package.json'].map((file) => require(file).version);
  return createHash('sha256')
    .update(JSON.stringify([datamodel, versions]))
    .digest('hex');
}

/**
 * Prisma looks for its schema engine's binary even where it needs none, and would download it; any file that exists
 * satisfies it.
 */
async function runPrisma(cwd: string, args: string[]): Promise<void> {
  const command = require.resolve('prisma/build/index.js');
  const env = { ...environment(), PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  try {
    await promisify(execFile)(process.execPath, [command, ...args], { cwd, env, timeout: 120_000 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`prisma ${args[0]} failed:\n${stderr}${stdout}`, { cause: error });
  }
}
