import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '@medreg/env';
import { writeEnvironments } from './environments.ts';
import { type Part, parts } from './parts.ts';
import { isFree } from './ports.ts';
import { Running } from './process.ts';
import { secretsIn } from './secrets.ts';
import { settingsOf } from './settings.ts';
import { openStores } from './stores.ts';

export interface LaunchOptions {
  root: string;
  /** Folder of data, secrets and logs. */
  data: string;
  env: Environment;
  /** Restart a part when its build changes. */
  watch?: boolean;
  say: (line: string) => void;
  /** Called when a part cannot be kept alive; everything is to be stopped then. */
  onGivenUp: (reason: string) => void;
}

export interface House {
  parts: Part[];
  gatewayUrl: string;
  /** Environment of one part, for commands that act in its place. */
  settings(name: string): Record<string, string>;
  /** The process of a part, for tests that kill it. */
  process(name: string): Running;
  stop(): Promise<void>;
}

/** A part that ends more often than this within a minute is not started again. */
const RESTARTS_A_MINUTE = 3;

/**
 * Starts every process of the house and waits until all are ready. A part that dies is named and started again.
 * @throws Error naming a busy port or the part that did not become ready; nothing is left running then
 */
export async function launch({ root, data, env, watch, say, onGivenUp }: LaunchOptions): Promise<House> {
  const house = parts(env);
  for (const { name, port } of house) {
    if (await isFree(port)) continue;
    throw new Error(
      `Port ${port} of ${name} is in use by another program. Stop that, or set ${name.toUpperCase()}_PORT.`,
    );
  }
  // Photos and logs are for the owner alone; PostgreSQL's user has to pass through the folder above.
  mkdirSync(data, { recursive: true, mode: 0o711 });
  for (const folder of ['files', 'logs']) mkdirSync(join(data, folder), { recursive: true, mode: 0o700 });
  const secrets = secretsIn(join(data, 'secrets.json'));
  const stores = await openStores(root, data, house, env);
  const running = new Map<string, Running>();
  const ends = new Map<string, number[]>();
  let stopping = false;

  const settings = (name: string) => settingsOf(getPart(house, name), house, stores, secrets, env);
  writeEnvironments(data, Object.fromEntries(house.map(({ name }) => [name, settings(name)])));
  const startPart = (part: Part): Running => {
    const one = new Running({
      name: part.name,
      args: [...(watch ? ['--watch', '--watch-preserve-output'] : []), join(root, part.folder, 'dist', 'main.js')],
      cwd: join(root, part.folder),
      env: settings(part.name),
      log: join(data, 'logs', `${part.name}.log`),
      readyUrl: `http://127.0.0.1:${part.port}/readyz`,
    });
    running.set(part.name, one);
    return one;
  };
  const keepAlive = async (part: Part, one: Running): Promise<void> => {
    const how = await one.ended;
    if (stopping) return;
    const recent = [...(ends.get(part.name) ?? []), Date.now()].filter((at) => at > Date.now() - 60_000);
    ends.set(part.name, recent);
    say(`${part.name} ended (${how}).\n${one.lastLines(5)}`);
    if (recent.length > RESTARTS_A_MINUTE) return onGivenUp(`${part.name} ends again and again`);
    const next = startPart(part);
    void keepAlive(part, next);
    await next.ready().then(
      () => say(`${part.name} is back.`),
      () => {},
    );
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    // The door first, so that what is in flight is answered; then those behind it; their stores last.
    await running.get('gateway')?.stop();
    await Promise.all([...running.values()].map((one) => one.stop()));
    await stores.stop();
  };

  try {
    const services = house.filter(({ name }) => name !== 'gateway');
    await Promise.all(services.map((part) => startPart(part).ready()));
    await startPart(getPart(house, 'gateway')).ready();
  } catch (error) {
    await stop();
    throw error;
  }
  for (const part of house) void keepAlive(part, getRunning(running, part.name));
  return {
    parts: house,
    gatewayUrl: `http://localhost:${getPart(house, 'gateway').port}`,
    settings,
    process: (name) => getRunning(running, name),
    stop,
  };
}

function getPart(house: Part[], name: string): Part {
  const part = house.find((one) => one.name === name);
  if (!part) throw new Error(`There is no part ${name}`);
  return part;
}

function getRunning(running: Map<string, Running>, name: string): Running {
  const one = running.get(name);
  if (!one) throw new Error(`${name} was never started`);
  return one;
}
