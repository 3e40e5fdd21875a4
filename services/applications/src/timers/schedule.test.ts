import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connectQueues, type Queues } from '@medreg/jobs';
import { eventually } from '@medreg/testkit';
import { aHospital, aPhysician, registering } from '../../test/physicians.ts';
import { now, play } from '../../test/play.ts';
import { aStage, type Stage } from '../../test/stage.ts';
import { NIGHT_JOB, type Schedule, startTimers, workNight } from './schedule.ts';

const SILENT = { info() {}, warn() {}, error() {} };
/** The test looks itself. */
const NEVER = 3_600_000;

let stage: Stage;
const opened: { queues: Queues; schedule: Schedule }[] = [];
beforeAll(async () => {
  stage = await aStage();
});
afterEach(async () => {
  for (const { queues, schedule } of opened.splice(0)) {
    schedule.stop();
    await queues.close();
  }
});
afterAll(() => stage.close());

/** One replica of the service, as far as its timers go. */
function aReplica(): Schedule {
  const queues = connectQueues({ url: stage.databaseUrl });
  const schedule = startTimers(stage.deps, queues, SILENT, NEVER);
  opened.push({ queues, schedule });
  return schedule;
}
const nights = async () => {
  const rows = await stage.deps.db.timerRun.findMany({ where: { timer: 'NIGHT' }, orderBy: { due: 'asc' } });
  return rows.map(({ due }) => due);
};

describe('the scheduler of the timers', () => {
  it('works a night once, however many replicas look, and does what is due', async () => {
    const application = await play(stage, registering(aPhysician(stage), aHospital(stage)), 'INST_PASSED');
    stage.clock.moveTo('2026-11-17T00:31:00+08:00');
    const replicas = [aReplica(), aReplica()];
    await Promise.all(replicas.flatMap((one) => [one.look(), one.look()]));
    await eventually(async () => expect(await nights()).toEqual(['2026-11-17']));
    expect(await now(stage, application)).toMatchObject({ status: 'ACCEPTED', version: application.version + 1 });
    await Promise.all(replicas.map((one) => one.look()));
    expect(await nights()).toEqual(['2026-11-17']);
  }, 60_000);

  it('waits until half past midnight', async () => {
    stage.clock.moveTo('2026-11-18T00:29:00+08:00');
    const replica = aReplica();
    await replica.look();
    const queues = opened.at(-1)?.queues;
    expect(await queues?.counts(NIGHT_JOB.queue)).toMatchObject({ waiting: 0, active: 0 });
    expect(await nights()).toEqual(['2026-11-17']);
  });

  it('killed after it put the work in: the next start does it, and a house that slept for days does it once', async () => {
    stage.clock.moveTo('2026-11-25T09:00:00+08:00');
    // As if the process had died at once: the job is in the queue, nobody works it.
    const dying = connectQueues({ url: stage.databaseUrl });
    await dying.enqueue(NIGHT_JOB, { day: '2026-11-25' }, { id: 'night-2026-11-25' });
    await dying.close();
    aReplica();
    await eventually(async () => expect(await nights()).toEqual(['2026-11-17', '2026-11-25']));
  }, 60_000);

  it('a night that is left half done is not noted as done, and the queue tries again', async () => {
    await stage.deps.db.timerRun.count();
    stage.clock.moveTo('2029-06-01T09:00:00+08:00');
    const broken = {
      ...stage.deps,
      neighbours: { ...stage.deps.neighbours, findPractitioner: () => Promise.reject(new Error('away')) },
    };
    const { practitionerId } = await filed();
    await expect(workNight(broken, '2029-06-01', SILENT)).rejects.toThrow('occasions are left');
    expect(await nights()).not.toContain('2029-06-01');
    await workNight(stage.deps, '2029-06-01', SILENT);
    expect(await nights()).toContain('2029-06-01');
    expect(await stage.deps.db.application.count({ where: { practitionerId, channel: 'EX_OFFICIO' } })).toBe(1);
  });

  /** Somebody who was filed more than two years before. */
  async function filed() {
    stage.clock.moveTo('2026-11-26T09:00:00+08:00');
    const who = aPhysician(stage);
    await play(stage, registering(who, aHospital(stage)));
    const registration = await stage.deps.db.registration.findFirstOrThrow({
      where: { practitionerId: who.practitionerId },
    });
    await play(stage, {
      by: who.viewer,
      procedure: 'PHY_FILE',
      registrationId: registration.id,
      form: { reason: 'F-P2' },
    });
    stage.clock.moveTo('2029-06-01T09:00:00+08:00');
    return who;
  }
});
