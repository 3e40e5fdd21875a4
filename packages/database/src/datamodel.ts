import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const OWN_PRISMA = new URL('../prisma/', import.meta.url);

/** One file of a Prisma schema. */
export type SchemaFile = { path: string; content: string };

/** The service's prisma/schema.prisma together with the infrastructure tables. */
export async function readDatamodel(serviceDir: string): Promise<SchemaFile[]> {
  const own = join(serviceDir, 'prisma', 'schema.prisma');
  const [schema, infrastructure] = await Promise.all([
    readFile(own, 'utf8'),
    readFile(new URL('infrastructure.prisma', OWN_PRISMA), 'utf8'),
  ]);
  return [
    { path: 'schema.prisma', content: schema },
    { path: 'infrastructure.prisma', content: infrastructure },
  ];
}

/** SQL of the infrastructure tables that Prisma cannot derive; belongs to a service's first migration. */
export function readInfrastructureSql(): Promise<string> {
  return readFile(new URL('infrastructure.sql', OWN_PRISMA), 'utf8');
}
