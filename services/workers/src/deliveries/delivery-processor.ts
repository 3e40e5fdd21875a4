import { type JobRun, type Logger, PermanentFailure, type Queues, type RunningWorker } from '@medreg/jobs';
import type { Courier } from './courier.ts';
import { type DeliveryContext, type DeliveryOutcome, deliver } from './deliver.ts';
import type { DeliveryQueues, MessageJob } from './requests.ts';
import { SendProblem } from './send-problem.ts';

/** Called once for every attempt, with how it ended: for the metrics. */
export type DeliveryObserver = (attempt: {
  channel: Courier['channel'];
  provider: string;
  outcome: DeliveryOutcome | SendProblem['kind'];
  seconds: number;
}) => void;

export type DeliveryProcessorOptions = DeliveryContext & {
  queues: Queues;
  logger: Logger;
  courier: Courier;
  jobs: DeliveryQueues;
  observe: DeliveryObserver;
};

/**
 * Works the requests of one channel. A request that has used up the relay's attempts moves to the patient queue; one that
 * uses up those too, or that is refused for ever, becomes a dead letter and can be replayed.
 */
export function startDeliveries(options: DeliveryProcessorOptions): RunningWorker[] {
  const { queues, logger, jobs } = options;

  async function workFresh(job: MessageJob, run: JobRun): Promise<void> {
    try {
      await attempt(options, job, false);
    } catch (error) {
      if (run.attempt < run.attempts || error instanceof PermanentFailure) throw error;
      await queues.enqueue(jobs.late, job, { id: job.id, name: job.topic });
    }
  }

  async function workLate(job: MessageJob, run: JobRun): Promise<void> {
    await attempt(options, job, run.attempt >= run.attempts);
  }

  return [queues.work(jobs.fresh, workFresh, { logger }), queues.work(jobs.late, workLate, { logger })];
}

async function attempt(
  options: DeliveryProcessorOptions,
  { payload }: MessageJob,
  lastAttempt: boolean,
): Promise<void> {
  const { courier, observe, logger } = options;
  const startedAt = performance.now();
  const observeAs = (outcome: DeliveryOutcome | SendProblem['kind']) => {
    const seconds = (performance.now() - startedAt) / 1000;
    observe({ channel: courier.channel, provider: courier.provider, outcome, seconds });
  };
  try {
    const outcome = await deliver(options, courier, payload, { lastAttempt });
    observeAs(outcome);
    logger.info({ messageId: payload.messageId, template: payload.template, outcome }, 'message worked');
  } catch (error) {
    if (!(error instanceof SendProblem)) throw error;
    observeAs(error.kind);
    throw error.kind === 'PERMANENT' ? new PermanentFailure(error.code) : error;
  }
}
