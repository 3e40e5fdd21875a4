import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The environment of each part of the running house, for commands that act in a part's place. */
export type Environments = Record<string, Record<string, string>>;

const fileIn = (data: string) => join(data, 'environments.json');

export function writeEnvironments(data: string, environments: Environments): void {
  writeFileSync(fileIn(data), JSON.stringify(environments), { mode: 0o600 });
}

/** @throws Error when nothing has been started on this folder */
export function readEnvironments(data: string): Environments {
  try {
    return JSON.parse(readFileSync(fileIn(data), 'utf8'));
  } catch (error) {
    throw new Error('Nothing is known of a running house: start it with `npm start`.', { cause: error });
  }
}
