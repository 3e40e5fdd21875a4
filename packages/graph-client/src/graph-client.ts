import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { VIEWER_HEADER, type Viewer, viewerSigner } from '@medreg/viewer';
import { OperationTypeNode, print } from 'graphql';
import { Pool } from 'undici';

export interface GraphClientOptions<Sibling extends string> {
  /** The asking service's name; siblings see a viewer of kind SERVICE with it. */
  self: string;
  viewerSecret: string;
  /** Address of each sibling's /graphql. */
  urls: Record<Sibling, string>;
  /** Milliseconds for one try. */
  deadlineMs?: number;
}

export interface GraphClient<Sibling extends string> {
  /**
   * Asks a sibling. Queries are tried twice, mutations once.
   * @param options.viewer ask in the name of somebody else than this service
   * @throws SiblingAway when there is no answer in time, SiblingRefused when the answer holds errors
   */
  ask<Data, Variables extends Record<string, unknown>>(
    sibling: Sibling,
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    options?: { viewer?: Viewer; requestId?: string },
  ): Promise<Data>;
  close(): Promise<void>;
}

/** A sibling gave no usable answer in time; nothing is known about what it did. */
export class SiblingAway extends Error {
  readonly code = 'SERVICE_UNAVAILABLE';
  constructor(sibling: string, options?: ErrorOptions) {
    super(`${sibling} is away (ECONNREFUSED or no answer in time)`, options);
  }
}

/** A sibling answered with errors. */
export class SiblingRefused extends Error {
  readonly codes: string[];
  constructor(sibling: string, codes: string[]) {
    super(`${sibling} refused: ${codes.join(', ')}`);
    this.codes = codes;
  }
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { extensions?: { code?: string } }[];
}

/** Synchronous questions between services: pooled connections, a signed viewer, a deadline, one retry. */
export function graphClient<Sibling extends string>(options: GraphClientOptions<Sibling>): GraphClient<Sibling> {
  const sign = viewerSigner(options.viewerSecret);
  const pools = new Map<string, Pool>();
  const deadline = options.deadlineMs ?? 3000;

  async function once<Data>(sibling: Sibling, body: string, viewer: Viewer): Promise<Answer<Data>> {
    const url = new URL(options.urls[sibling]);
    const pool = pools.get(url.origin) ?? new Pool(url.origin, { connections: 16 });
    pools.set(url.origin, pool);
    const response = await pool.request({
      path: url.pathname,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': viewer.requestId, [VIEWER_HEADER]: sign(viewer) },
      body,
      signal: AbortSignal.timeout(deadline),
    });
    return (await response.body.json()) as Answer<Data>;
  }

  return {
    async ask(sibling, document, variables, { viewer, requestId } = {}) {
      const asker: Viewer = viewer ?? {
        kind: 'SERVICE',
        service: options.self,
        requestId: requestId ?? crypto.randomUUID(),
        rights: [],
      };
      const body = JSON.stringify({ query: print(document), variables });
      const reading = document.definitions.every(
        (definition) => definition.kind !== 'OperationDefinition' || definition.operation === OperationTypeNode.QUERY,
      );
      const tries = reading ? 2 : 1;
      for (let attempt = 1; ; attempt += 1) {
        try {
          const answer = await once<never>(sibling, body, asker);
          const codes = answer.errors?.map((error) => error.extensions?.code ?? 'UNKNOWN') ?? [];
          if (codes.includes('SERVICE_UNAVAILABLE')) throw new SiblingAway(sibling);
          if (codes.length > 0) throw new SiblingRefused(sibling, codes);
          if (answer.data) return answer.data;
          throw new SiblingRefused(sibling, ['NO_DATA']);
        } catch (error) {
          if (error instanceof SiblingRefused) throw error;
          if (attempt >= tries) throw error instanceof SiblingAway ? error : new SiblingAway(sibling, { cause: error });
        }
      }
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}
