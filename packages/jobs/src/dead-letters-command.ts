import { EnvError, type environment, readEnv } from '@medreg/env';
import { z } from 'zod';
import type { DeadLetter } from './dead-letters.ts';
import { connectQueues, type Queues } from './queues.ts';

const USAGE = `Usage: medreg-dead-letters list [queue] | count | replay <queue> <id | --all>
  QUEUE_URL     where the queues are: postgres://… or redis://…
  QUEUE_PREFIX  their namespace, when it is not the default
`;

type Terminal = { stdout: { write(text: string): unknown }; stderr: { write(text: string): unknown } };

/** The command for operators. Shows ids, topics, reasons and attempts, never a payload. @returns the exit code */
export async function runDeadLetters(
  args: readonly string[],
  env: ReturnType<typeof environment>,
  terminal: Terminal,
): Promise<number> {
  const command = commandOf(args);
  if (!command) {
    terminal.stderr.write(USAGE);
    return 2;
  }
  let queues: Queues | undefined;
  try {
    const settings = readEnv({ QUEUE_URL: z.string(), QUEUE_PREFIX: z.string().optional() }, env);
    queues = connectQueues({
      url: settings.QUEUE_URL,
      ...(settings.QUEUE_PREFIX !== undefined && { prefix: settings.QUEUE_PREFIX }),
    });
    const { text, found } = await command(queues);
    terminal.stdout.write(text);
    return found ? 0 : 1;
  } catch (error) {
    // A driver's message may hold the connection string; ours does not.
    const cause =
      error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? `: ${error.cause.code}` : '';
    terminal.stderr.write(
      `${error instanceof Error ? error.message : error}${error instanceof EnvError ? '' : cause}\n`,
    );
    return 1;
  } finally {
    await queues?.close();
  }
}

type Outcome = { text: string; found: boolean };

function commandOf(args: readonly string[]): ((queues: Queues) => Promise<Outcome>) | undefined {
  const [verb, queue, id] = args;
  if (verb === 'list' && args.length <= 2) return (queues) => list(queues, queue);
  if (verb === 'count' && args.length === 1) return count;
  if (verb === 'replay' && queue && id && args.length === 3) return (queues) => replay(queues, queue, id);
  return undefined;
}

async function list(queues: Queues, queue: string | undefined): Promise<Outcome> {
  const names = queue ? [queue] : await queues.queueNames();
  const lines: string[] = [];
  for (const name of names) {
    for (const letter of await queues.listDeadLetters(name, { limit: 1_000 })) lines.push(line(letter));
  }
  return { text: lines.join(''), found: true };
}

function line({ queue, id, name, attempts, failedAt, reason }: DeadLetter): string {
  return `${[queue, id, name, attempts, failedAt.toISOString(), reason].join('\t')}\n`;
}

async function count(queues: Queues): Promise<Outcome> {
  const lines: string[] = [];
  for (const name of await queues.queueNames()) {
    lines.push(`${name}\t${(await queues.counts(name)).deadLetters}\n`);
  }
  return { text: lines.join(''), found: true };
}

async function replay(queues: Queues, queue: string, id: string): Promise<Outcome> {
  if (id === '--all') return { text: `${await queues.replayDeadLetters(queue)} replayed\n`, found: true };
  const replayed = await queues.replayDeadLetter(queue, id);
  return replayed
    ? { text: '1 replayed\n', found: true }
    : { text: `No dead letter ${id} in ${queue}\n`, found: false };
}
