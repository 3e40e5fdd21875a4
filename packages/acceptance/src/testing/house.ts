import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor, Cast, type Demo, Graph, Mailbox, openDemo, type Role } from '@medreg/journey';
import { type House, launch, parts, prepareInstallation, ROOT } from '@medreg/launcher';
import { freePort } from '@medreg/testkit';

/** A whole house of its own: every process, its own stores and ports, the demo province in it. */
export interface TestHouse {
  house: House;
  graph: Graph;
  mailbox: Mailbox;
  demo: Demo;
  said: string[];
  /** Ends the database server as a power cut would. */
  killDatabase(): void;
  /** Somebody of the demo, with a token that lasts. */
  as(role: Role): Promise<Actor>;
  close(): Promise<void>;
}

/** @param redisUrl queues and limits on this Redis instead of PostgreSQL */
export async function openTestHouse(redisUrl?: string): Promise<TestHouse> {
  // Not below the system's temporary folder of one user: PostgreSQL runs as another one when the tests run as root.
  const data = mkdtempSync('/var/tmp/medreg-acceptance-');
  chmodSync(data, 0o711);
  const env: Record<string, string> = {
    PATH: String(process.env.PATH),
    // Everybody comes from one address here.
    LIMITS_REQUESTS_PER_MINUTE: '100000',
    LIMITS_ANONYMOUS_MUTATIONS_PER_MINUTE: '100000',
    ...(redisUrl && { REDIS_URL: redisUrl }),
  };
  for (const { name } of parts({})) env[`${name.toUpperCase()}_PORT`] = String(await freePort());
  const said: string[] = [];
  const house = await launch({
    root: ROOT,
    data,
    env,
    say: (line) => said.push(line),
    onGivenUp: (reason) => said.push(reason),
  });
  const demo = await openDemo({
    url: house.gatewayUrl,
    file: join(data, 'demo-accounts.json'),
    prepare: () => prepareInstallation(house.settings('institutions')),
    say: () => {},
  }).catch(async (error) => {
    await house.stop();
    await rm(data, { recursive: true, force: true });
    throw new Error(['The house did not open.', ...said].join('\n'), { cause: error });
  });
  const graph = new Graph(house.gatewayUrl);
  const mailbox = new Mailbox(house.gatewayUrl);
  const cast = new Cast(graph, mailbox, demo);
  return {
    house,
    graph,
    mailbox,
    demo,
    said,
    killDatabase() {
      const [pid] = readFileSync(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
    },
    as: (role) => cast.as(role),
    async close() {
      await house.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
