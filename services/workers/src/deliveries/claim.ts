import { randomUUID } from 'node:crypto';
import type { Clock } from '@medreg/clock';
import type { OpenedMessage } from '@medreg/messages';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Courier, Sent } from './courier.ts';
import type { SendProblem } from './send-problem.ts';

type Store = { db: PrismaClient; clock: Clock };

/** The right to send one message, until `leaseMs` have passed. */
export type Claim = {
  messageId: string;
  token: string;
  /** The moment of the first attempt ever; null when this is the first. */
  firstTriedAt: Date | null;
  /** An earlier attempt ended without an answer. */
  outcomeUnknown: boolean;
};

/** Makes the delivery known; the second time does nothing. */
export async function registerDelivery(
  { db }: Store,
  courier: Courier,
  message: OpenedMessage,
  recipientIndex: string,
) {
  const { messageId, template, expiresAt } = message;
  await db.delivery.createMany({
    data: [{ messageId, channel: courier.channel, template, recipientIndex, expiresAt }],
    skipDuplicates: true,
  });
}

/**
 * Takes the message for this worker. FAILED messages can be taken too: they come again only when their job is replayed.
 * BUSY: another worker has it, or was faster; a worker that died is waited for until its lease ends.
 */
export async function claimDelivery({ db, clock }: Store, messageId: string, leaseMs: number) {
  const now = clock.now();
  const row = await db.delivery.findUniqueOrThrow({ where: { messageId } });
  if (row.status === 'SENT' || row.status === 'EXPIRED') return { kind: 'DONE', status: row.status } as const;
  if (row.status === 'SENDING' && row.claimedAt && row.claimedAt.getTime() > now.getTime() - leaseMs) {
    return { kind: 'BUSY' } as const;
  }
  const token = randomUUID();
  const { count } = await db.delivery.updateMany({
    where: { messageId, status: row.status, claim: row.claim },
    data: {
      status: 'SENDING',
      claim: token,
      claimedAt: now,
      attempts: { increment: 1 },
      outcomeUnknown: true,
      firstTriedAt: row.firstTriedAt ?? now,
    },
  });
  if (count === 0) return { kind: 'BUSY' } as const;
  const { firstTriedAt, outcomeUnknown } = row;
  return { kind: 'CLAIMED', claim: { messageId, token, firstTriedAt, outcomeUnknown } satisfies Claim } as const;
}

/** The provider has it. */
export function settleSent(store: Store, claim: Claim, courier: Courier, { reference }: Sent) {
  return settle(store, claim, {
    status: 'SENT',
    provider: courier.provider,
    providerRef: reference,
    sentAt: store.clock.now(),
    outcomeUnknown: false,
    lastError: null,
  });
}

/** Nobody needs it any more. */
export function settleExpired(store: Store, claim: Claim) {
  return settle(store, claim, { status: 'EXPIRED', outcomeUnknown: claim.outcomeUnknown });
}

/** Not sent, or not known to be: `givenUp` makes it FAILED, otherwise it waits for the next attempt. */
export function settleProblem(
  store: Store,
  claim: Claim,
  courier: Courier,
  { problem, givenUp, outcomeUnknown }: { problem: SendProblem; givenUp: boolean; outcomeUnknown: boolean },
) {
  return settle(store, claim, {
    status: givenUp ? 'FAILED' : 'PENDING',
    provider: courier.provider,
    lastError: problem.code,
    outcomeUnknown,
  });
}

/** Writes only while the claim is still ours: after the lease somebody else may have taken the message over. */
async function settle(
  { db }: Store,
  { messageId, token }: Claim,
  data: Parameters<typeof db.delivery.updateMany>[0]['data'],
) {
  await db.delivery.updateMany({
    where: { messageId, claim: token, status: 'SENDING' },
    data: { ...data, claim: null },
  });
}
