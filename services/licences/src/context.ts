import type { Clock } from '@medreg/clock';
import type { CertificateKind } from '@medreg/events';
import type { Files, Tickets } from '@medreg/files';
import type { Limiter } from '@medreg/limits';
import type { Pii } from '@medreg/pii';
import type { BaseContext } from '@medreg/subgraph';
import type { Database } from './database.ts';
import type { LicenceSigner } from './licence-signer.ts';
import type { loaders } from './loaders.ts';

/** What the use cases work with. */
export interface Deps {
  db: Database;
  pii: Pii;
  clock: Clock;
  files: Files;
  tickets: Tickets;
  signer: LicenceSigner;
  /** Address that the public knows, without a slash at its end. */
  publicUrl: string;
  /** 电子证照类型代码 of each kind of licence. */
  licenceTypeCodes: Record<CertificateKind, string>;
  /** Public look-ups by client address. */
  lookups: Limiter;
}

export interface Context extends BaseContext {
  deps: Deps;
  load: ReturnType<typeof loaders>;
}
