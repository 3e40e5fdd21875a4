import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor, type Demo, Graph, Mailbox, openDemo, ROLES, type Role, readDemo, signIn } from '@medreg/journey';
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
  as(role: Role): Promise<Actor>;
  close(): Promise<void>;
}

/** @param redisUrl queues and limits on this Redis instead of PostgreSQL */
export async function openTestHouse(redisUrl?: string): Promise<TestHouse> {
  // Not below the system's temporary folder of one user: PostgreSQL runs as another one when the tests run as root.
  const data = mkdtempSync('/var/tmp/medreg-acceptance-');
  chmodSync(data, 0o711);
  const env: Record<string, string> = { PATH: String(process.env.PATH), ...(redisUrl && { REDIS_URL: redisUrl }) };
  for (const { name } of parts({})) env[`${name.toUpperCase()}_PORT`] = String(await freePort());
  const said: string[] = [];
  const house = await launch({
    root: ROOT,
    data,
    env,
    say: (line) => said.push(line),
    onGivenUp: (reason) => said.push(reason),
  });
  const file = join(data, 'demo-accounts.json');
  try {
    await openDemo({
      url: house.gatewayUrl,
      file,
      prepare: () => prepareInstallation(house.settings('institutions')),
      say: () => {},
    });
  } catch (error) {
    await house.stop();
    throw error;
  }
  const graph = new Graph(house.gatewayUrl);
  const demo = readDemo(file);
  return {
    house,
    graph,
    mailbox: new Mailbox(house.gatewayUrl),
    demo,
    said,
    killDatabase() {
      const [pid] = readFileSync(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
    },
    as(role) {
      const account = demo.accounts.find((one) => one.role === ROLES[role]);
      if (!account) throw new Error(`No demo account for ${role}`);
      return signIn(graph, account.loginName, account.password);
    },
    async close() {
      await house.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
