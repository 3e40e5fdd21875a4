import { setTimeout as sleep } from 'node:timers/promises';

/** What went differently from what the journey expects. */
export class Surprise extends Error {}

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string; retryAfterSeconds?: number } }[];
}

/** Anything that a result union may be; the journey looks at fields by name. */
export type Outcome = { __typename: string } & Record<string, unknown>;

/** How long a client waits, in all, when it is told that it is too fast. */
const PATIENCE_SECONDS = 180;

/** One client of the gateway: what a browser would send, over HTTP. */
export class Graph {
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin.replace(/\/$/, '');
  }

  /** The answer of one operation; who is told to wait, waits and asks again. */
  async send(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Answer> {
    let patience = PATIENCE_SECONDS;
    while (true) {
      const { answer, retryAfter } = await this.post(query, variables, token);
      if (retryAfter === null || retryAfter > patience) return answer;
      patience -= retryAfter;
      await sleep(retryAfter * 1000);
    }
  }

  private async post(query: string, variables: Record<string, unknown>, token?: string) {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    try {
      const answer = JSON.parse(text) as Answer;
      const limited = answer.errors?.find(({ extensions }) => extensions?.code === 'RATE_LIMITED');
      const seconds = limited?.extensions?.retryAfterSeconds ?? Number(response.headers.get('retry-after') ?? 1);
      return { answer, retryAfter: limited ? Math.max(1, seconds) : null };
    } catch {
      throw new Surprise(`${response.status} and no JSON from the gateway: ${text.slice(0, 200)}`);
    }
  }

  /** The data of one operation. @throws Surprise on any error */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Data> {
    const { data, errors } = await this.send(query, variables, token);
    if (errors?.length) throw new Surprise(errors.map((e) => `${e.extensions?.code}: ${e.message}`).join('; '));
    return data as Data;
  }

  /** The one field of a mutation, which must be the member `expected` of its result union. */
  async act<Member>(
    expected: string,
    mutation: string,
    variables: Record<string, unknown>,
    token?: string,
  ): Promise<Member> {
    const data = await this.ask<Record<string, Outcome>>(mutation, variables, token);
    const outcome = Object.values(data)[0];
    if (outcome?.__typename !== expected) throw new Surprise(`expected ${expected}, got ${JSON.stringify(outcome)}`);
    return outcome as Member;
  }

  /** Uploads to the address of an upload ticket. */
  async upload(path: string, body: Uint8Array | string, contentType: string, token: string): Promise<Response> {
    const response = await fetch(new URL(path, this.origin), {
      method: 'PUT',
      headers: { 'content-type': contentType, authorization: `Bearer ${token}` },
      body,
      signal: AbortSignal.timeout(60_000),
    });
    if (!response.ok) throw new Surprise(`upload: ${response.status} ${await response.text()}`);
    return response;
  }

  /** Downloads from the address of a download ticket. */
  async download(path: string, token?: string): Promise<Buffer> {
    const response = await fetch(new URL(path, this.origin), {
      headers: token ? { authorization: `Bearer ${token}` } : {},
      signal: AbortSignal.timeout(60_000),
    });
    if (!response.ok) throw new Surprise(`download: ${response.status} ${await response.text()}`);
    return Buffer.from(await response.arrayBuffer());
  }
}

/** Asks until the answer is there. @throws Surprise after the time, with what was awaited */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  seconds = 60,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer) return answer;
    await sleep(250);
  }
  throw new Surprise(`${what}: not within ${seconds} s`);
}
