/** What went differently from what the journey expects. */
export class Surprise extends Error {}

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Anything that a result union may be; the journey looks at fields by name. */
export type Outcome = { __typename: string } & Record<string, unknown>;

/** One client of the gateway: what a browser would send, over HTTP. */
export class Graph {
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin.replace(/\/$/, '');
  }

  /** The raw answer of one operation. */
  async send(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Answer> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    try {
      return JSON.parse(text) as Answer;
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
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Surprise(`${what}: not within ${seconds} s`);
}
