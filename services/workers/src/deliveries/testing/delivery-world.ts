import { randomBytes, randomUUID } from 'node:crypto';
import { fixedClock } from '@medreg/clock';
import { pgAdapter } from '@medreg/database';
import { type SealedMessage, sealEmail, sealSms } from '@medreg/messages';
import { createPii } from '@medreg/pii';
import { testDatabase } from '@medreg/testkit';
import { PrismaClient } from '../../generated/prisma/client.ts';

export const NOW = '2026-11-22T16:00:00+08:00';

const base64Key = () => randomBytes(32).toString('base64');

/** A fresh database of the workers with keys and a clock that stands still, for tests. */
export async function startDeliveryWorld() {
  const database = await testDatabase('workers');
  const keys = { keys: `k1:${base64Key()}`, indexKey: base64Key() };
  const db = new PrismaClient({ adapter: pgAdapter(database.url) });
  return {
    url: database.url,
    db,
    keys,
    pii: createPii(keys),
    clock: fixedClock(NOW),
    async close() {
      await db.$disconnect();
      await database.drop();
    },
  };
}

export type DeliveryWorld = Awaited<ReturnType<typeof startDeliveryWorld>>;

export const PHONE = '13800001234';
export const ADDRESS = 'zhangsan@example.cn';

/** A notice by SMS: it does not expire. */
export function aNotice({ pii }: DeliveryWorld, change: { messageId?: string; to?: string } = {}): SealedMessage {
  const { messageId = randomUUID(), to = PHONE } = change;
  return sealSms(pii, {
    messageId,
    to,
    template: 'APPLICATION_APPROVED',
    params: { applicationNumber: 'SQ2026112200017' },
  });
}

/** A code by SMS, good until `expiresAt`. */
export function aCode({ pii }: DeliveryWorld, expiresAt: Date, to = PHONE): SealedMessage {
  const params = { code: '482913', minutes: 5 };
  return sealSms(pii, { messageId: randomUUID(), to, template: 'PHONE_CODE', params, expiresAt });
}

/** An e-mail with a link. */
export function aLink({ pii }: DeliveryWorld, expiresAt: Date, to = ADDRESS): SealedMessage {
  const params = { link: 'https://reg.example.cn/verify?token=a&x=1', hours: 24 };
  return sealEmail(pii, { messageId: randomUUID(), to, template: 'EMAIL_LINK', params, expiresAt });
}
