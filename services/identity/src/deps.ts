import type { Clock } from '@medreg/clock';
import type { GraphClient } from '@medreg/graph-client';
import type { Pii } from '@medreg/pii';
import type { Captcha } from './captcha/captcha.ts';
import type { KeyedHash } from './contact/keyed-hash.ts';
import type { Settings } from './environment.ts';
import type { Prisma, PrismaClient } from './generated/prisma/client.ts';
import type { IdentityLimits } from './limits.ts';
import type { accessTokenSigner } from './sessions/access-token.ts';

/** Whom this service asks. */
export type Sibling = 'qualifications' | 'institutions';

/** What the use cases work with; made once by service.ts. */
export interface Deps {
  prisma: PrismaClient;
  clock: Clock;
  pii: Pii;
  siblings: GraphClient<Sibling>;
  limits: IdentityLimits;
  captcha: Captcha;
  keyedHash: KeyedHash;
  signAccessToken: ReturnType<typeof accessTokenSigner>;
  settings: Settings;
}

/** A transaction of this service's database. */
export type Tx = Prisma.TransactionClient;
