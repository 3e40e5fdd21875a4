import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError } from 'graphql';
import { MESSAGES } from '../../messages.ts';
import { invalidInput } from '../../steps/outcomes.ts';

/** Hears of what went wrong with one item. */
export type Log = Pick<FastifyBaseLogger, 'error'>;

/** One item could not be handled now: of it, nothing has happened. */
const itemFailed = (message: string) => ({ kind: 'ItemFailed' as const, message });

/**
 * 集中办理 (3.1.14): one item after the other, each as if it had come alone, in a transaction of its own; what goes wrong with
 * one does not stop the others. Two items about one application: the second finds it changed.
 * @returns what became of each, in the order of the request; a member of the union BatchResult
 */
export async function inTurn<Item, Outcome extends { kind: string }>(
  log: Log,
  items: readonly Item[],
  most: number,
  handle: (item: Item) => Promise<Outcome>,
) {
  if (items.length === 0) return problem('REQUIRED', MESSAGES.batchEmpty);
  if (items.length > most) return problem('TOO_MANY', MESSAGES.tooMany(most));
  const outcomes: (Outcome | ReturnType<typeof itemFailed>)[] = [];
  for (const item of items) {
    try {
      outcomes.push(await handle(item));
    } catch (error) {
      outcomes.push(itemFailed(reasonOf(error, log)));
    }
  }
  return { kind: 'HandledBatch' as const, outcomes };
}

const problem = (word: string, message: string) => invalidInput([{ field: 'items', problem: word, message }]);

function reasonOf(error: unknown, log: Log): string {
  if (error instanceof GraphQLError && error.extensions.code === 'RATE_LIMITED') return MESSAGES.tooFast;
  log.error({ err: error }, 'an item of a batch failed');
  return MESSAGES.unavailable;
}
