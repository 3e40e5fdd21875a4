import type { Clock } from '@medreg/clock';
import { openMessage } from '@medreg/messages';
import type { Pii } from '@medreg/pii';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { type Claim, claimDelivery, registerDelivery, settleExpired, settleProblem, settleSent } from './claim.ts';
import type { Courier, Letter, Sent } from './courier.ts';
import { SendProblem } from './send-problem.ts';

export type DeliveryContext = { db: PrismaClient; pii: Pii; clock: Clock };

/** FOUND_SENT: an earlier attempt had succeeded without our hearing of it. ALREADY_SENT: the same message id again. */
export type DeliveryOutcome = 'SENT' | 'FOUND_SENT' | 'ALREADY_SENT' | 'EXPIRED';

/**
 * Brings one message to its recipient, once by its message id however often it is asked.
 *
 * The claim is written before the provider is called and the result after it. A worker that dies between the two leaves
 * `outcomeUnknown`: the next one asks the provider first if it can be asked (`Letter.findSent`), and sends again if not.
 *
 * @param payload of `sms.requested` or `email.requested`
 * @param lastAttempt whether this is the last try of the job: what fails now is FAILED until somebody replays it
 * @throws SendProblem after it has been recorded; PERMANENT means that another attempt is pointless
 */
export async function deliver(
  context: DeliveryContext,
  courier: Courier,
  payload: unknown,
  { lastAttempt }: { lastAttempt: boolean },
): Promise<DeliveryOutcome> {
  const message = openMessage(context.pii, payload);
  const recipientIndex = context.pii.blindIndex(courier.channel === 'SMS' ? 'PHONE' : 'EMAIL', message.to);
  await registerDelivery(context, courier, message, recipientIndex);

  const taken = await claimDelivery(context, message.messageId, courier.leaseMs);
  if (taken.kind === 'DONE') return taken.status === 'SENT' ? 'ALREADY_SENT' : 'EXPIRED';
  if (taken.kind === 'BUSY') throw new SendProblem('RETRY_LATER', 'HELD_BY_ANOTHER_WORKER');
  const { claim } = taken;

  if (message.expiresAt && message.expiresAt <= context.clock.now()) {
    await settleExpired(context, claim);
    return 'EXPIRED';
  }

  const attempt = await tryToSend(claim, () => courier.prepare(message));
  if (attempt.kind === 'PROBLEM') {
    const givenUp = lastAttempt || attempt.problem.kind === 'PERMANENT';
    await settleProblem(context, claim, courier, { ...attempt, givenUp });
    throw attempt.problem;
  }
  await settleSent(context, claim, courier, attempt.sent);
  return attempt.kind;
}

type Attempt =
  | { kind: 'SENT' | 'FOUND_SENT'; sent: Sent }
  | { kind: 'PROBLEM'; problem: SendProblem; outcomeUnknown: boolean };

async function tryToSend(claim: Claim, prepare: () => Letter): Promise<Attempt> {
  let outcomeUnknown = claim.outcomeUnknown;
  try {
    const letter = prepare();
    if (outcomeUnknown && claim.firstTriedAt && letter.findSent) {
      const sent = await letter.findSent(claim.firstTriedAt);
      if (sent) return { kind: 'FOUND_SENT', sent };
      outcomeUnknown = false;
    }
    return { kind: 'SENT', sent: await letter.send() };
  } catch (error) {
    // A provider keeps its promise to throw SendProblem; anything else is a bug there, and may have come after sending.
    const problem = error instanceof SendProblem ? error : new SendProblem('OUTCOME_UNKNOWN', 'UNEXPECTED_ERROR');
    return { kind: 'PROBLEM', problem, outcomeUnknown: outcomeUnknown || problem.kind === 'OUTCOME_UNKNOWN' };
  }
}
