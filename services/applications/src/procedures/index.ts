import { readdirSync } from 'node:fs';
import type { Procedure } from './procedure.ts';

/** Every procedure that can be applied for: one file each in the folders of the professions, found here by being there. */
const FOLDERS = ['physicians', 'tcm-specialists', 'nurses', 'short-term', 'qualification-data'] as const;

async function load(): Promise<Procedure[]> {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(new URL(`./${folder}/`, import.meta.url))
      .filter((file) => /^[a-z0-9-]+\.(js|ts)$/.test(file))
      .map((file) => `./${folder}/${file}`),
  );
  const procedures: Procedure[] = [];
  // One after the other: they share most of what they import.
  for (const file of files.sort()) {
    const module: { default: Procedure } = await import(new URL(file, import.meta.url).href);
    procedures.push(module.default);
  }
  return procedures;
}

export const PROCEDURES: ReadonlyMap<string, Procedure> = new Map(
  (await load()).map((procedure) => [procedure.code, procedure]),
);

/** @throws Error when there is none of that code: for codes that stand in rows */
export function getProcedure(code: string): Procedure {
  const procedure = PROCEDURES.get(code);
  if (!procedure) throw new Error(`Unknown procedure ${code}`);
  return procedure;
}

export type { Material, Procedure } from './procedure.ts';
