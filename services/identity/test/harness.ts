import { generateKeyPairSync } from 'node:crypto';
import { readAudit } from '@medreg/audit';
import { fixedClock } from '@medreg/clock';
import { EVENTS } from '@medreg/events';
import { openMessage } from '@medreg/messages';
import { aService, aStranger, testDatabase } from '@medreg/testkit';
import { VIEWER_HEADER, type Viewer, viewerSigner } from '@medreg/viewer';
import { readSettings } from '../src/environment.ts';
import { createIdentityService } from '../src/service.ts';
import { fakeClient, fakeInstitutions, fakeQualifications } from './fake-siblings.ts';

export const NOW = '2026-11-22T10:00:00+08:00';

/** An environment that is complete; nothing in it is used anywhere else. */
export function testEnvironment(databaseUrl: string): Record<string, string> {
  const signingKeys = [generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })];
  return {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: databaseUrl,
    QUEUE_URL: databaseUrl,
    LIMITS_URL: 'memory:',
    VIEWER_SECRET: 'v'.repeat(32),
    PII_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
    PII_INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
    CAPTCHA_SECRET: 'c'.repeat(32),
    SIGNING_KEYS: JSON.stringify(signingKeys),
    CAPTCHA_MAX_NUMBER: '50',
    RECOVERY_ANSWER_MS: '20',
  };
}

/** The whole service on a database of its own, with a clock that stands still and a sibling that we tell what to say. */
export async function startIdentity(options: { environment?: Record<string, string>; queues?: boolean } = {}) {
  const database = await testDatabase('identity');
  const settings = readSettings({ ...testEnvironment(database.url), ...options.environment });
  const clock = fixedClock(NOW);
  const qualifications = fakeQualifications();
  const institutions = fakeInstitutions();
  const { subgraph, deps } = await createIdentityService(settings, {
    clock,
    siblings: fakeClient({ qualifications, institutions }),
    queues: options.queues ?? false,
  });

  /** One root field as one viewer. @returns its value; throws its error's code */
  async function ask<Result = Outcome>(
    viewer: Viewer,
    document: string,
    variables: Record<string, unknown> = {},
  ): Promise<Result> {
    const { data, errors } = await subgraph.execute(viewer, document, variables);
    if (errors) throw new Error(errors.map(({ extensions, message }) => `${extensions?.code} ${message}`).join());
    return Object.values(data ?? {})[0] as Result;
  }

  return {
    settings,
    clock,
    qualifications,
    institutions,
    subgraph,
    deps,
    ask,
    /** A route beside the graph, over HTTP. */
    async get<Body>(path: string, viewer?: Viewer): Promise<{ status: number; body: Body }> {
      const address = subgraph.app.server.listening
        ? subgraph.app.listeningOrigin
        : await subgraph.app.listen({ port: 0, host: '127.0.0.1' });
      const headers = viewer ? { [VIEWER_HEADER]: viewerSigner(settings.VIEWER_SECRET)(viewer) } : undefined;
      const response = await fetch(new URL(path, address), headers ? { headers } : {});
      return { status: response.status, body: (response.ok ? await response.json() : null) as Body };
    },
    /** Moves the clock on. */
    passSeconds(seconds: number) {
      clock.moveTo(new Date(clock.now().getTime() + seconds * 1000));
    },
    /** Every message that waits to be sent, opened, oldest first. */
    async messages() {
      const rows = await deps.prisma.outboxMessage.findMany({
        where: { topic: { in: ['sms.requested', 'email.requested'] } },
        orderBy: { createdAt: 'asc' },
      });
      return rows.map(({ topic, payload }) => ({ topic, ...openMessage(deps.pii, payload) }));
    },
    /** What a person or an institution finds in the list of messages, opened, oldest first. */
    async kept(readerId: string) {
      const rows = await deps.prisma.outboxMessage.findMany({
        where: { topic: 'notice.told', key: readerId },
        orderBy: { createdAt: 'asc' },
      });
      return rows.map(({ payload }) => {
        const { template, params } = EVENTS['notice.told'].payload.parse(payload);
        return { template, params: JSON.parse(deps.pii.open(params)) as unknown };
      });
    },
    /** What the gateway reads every few seconds. */
    async revokedSessions(): Promise<string[]> {
      const { body } = await this.get<{ sessions: string[] }>('/internal/revoked-sessions', aService('gateway'));
      return body.sessions;
    },
    async audited(accountId: string) {
      return (await readAudit(deps.prisma, 'Account', accountId)).map(({ action }) => action);
    },
    async stop() {
      await subgraph.close();
      await database.drop();
    },
  };
}

export type Identity = Awaited<ReturnType<typeof startIdentity>>;

/** A result of any mutation: the union's member by name, and its fields. */
export interface Outcome {
  __typename: string;
  message?: string;
  problems?: { field: string; problem: string; message: string }[];
  session?: TokenPair;
  account?: AccountFields;
  [field: string]: unknown;
}

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  account: AccountFields;
}

export interface AccountFields {
  id: string;
  state: string | null;
  nextStep: string | null;
  rights: string[];
  [field: string]: unknown;
}

/** Each stranger comes from an address of its own, so that one test's failures are not another's. */
let strangers = 0;
export function someStranger(): Viewer {
  strangers += 1;
  return aStranger({ address: `198.51.${Math.floor(strangers / 250)}.${(strangers % 250) + 1}` });
}
