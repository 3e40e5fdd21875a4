import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from '../../test/ask.ts';
import { play } from '../../test/play.ts';
import { aSpecialist, bySelf, type Specialist } from '../../test/specialist.ts';
import { aStage, type Stage, somewhere } from '../../test/stage.ts';

let stage: Stage;
let one: Specialist;
let there: ReturnType<typeof somewhere>;

/** Registered on 9 November, changed on 20 November, filed and restored on 1 December, filed again on 5 January. */
beforeAll(async () => {
  stage = await aStage();
  one = await aSpecialist(stage);
  there = somewhere(stage, { name: '越秀区某医院' }, '440104');
  const on = async (day: string, procedure: string, form: Record<string, unknown>) => {
    stage.clock.moveTo(`${day}T10:00:00+08:00`);
    await play(stage, bySelf(one, procedure, form));
  };
  await on('2026-11-20', 'TCM_CHG', { institution: there.institutionId });
  await on('2026-12-01', 'TCM_FILE', { reason: 'F-P1' });
  await on('2026-12-01', 'TCM_FILE_CANCEL', { reason: '返回' });
  await on('2027-01-05', 'TCM_FILE', { reason: 'F-P2' });
});
afterAll(() => stage.close());

const READ = `query($day: Date!) { myRegistrations {
  version status statusSince statusReason { code name } validFrom
  history { version from until status statusName primaryInstitutionName practicePlaceName level { name } suspended }
  asOf(date: $day) { version from until status primaryInstitutionName issuingAuthorityName scopes { code } periodUntil }
} }`;
async function read(day = '2026-11-09') {
  const { data } = await stage.subgraph.execute<{ myRegistrations: Record<string, unknown>[] }>(one.viewer, READ, {
    day,
  });
  return data?.myRegistrations[0] as { history: Record<string, unknown>[]; asOf: Record<string, unknown> | null };
}

describe('3.1.10: earlier values are kept', () => {
  it('S2-Q6.1: every version with the days on which it held, newest first', async () => {
    const { history, ...present } = await read();
    expect(present).toMatchObject({
      version: 5,
      status: 'FILED',
      statusSince: '2027-01-05',
      statusReason: { code: 'F-P2', name: '退休' },
      validFrom: '2027-01-05',
    });
    expect(history.map(({ version, from, until, status }) => [version, from, until, status])).toEqual([
      [4, '2026-12-01', '2027-01-04', 'VALID'],
      // Filed and restored on one day: the later version has the day.
      [3, '2026-12-01', '2026-11-30', 'FILED'],
      [2, '2026-11-20', '2026-11-30', 'VALID'],
      [1, '2026-11-09', '2026-11-19', 'VALID'],
    ]);
    expect(history.map(({ primaryInstitutionName }) => primaryInstitutionName)).toEqual([
      '越秀区某医院',
      '越秀区某医院',
      '越秀区某医院',
      '荔湾区某中医院',
    ]);
    expect(history[1]).toMatchObject({ statusName: '注册备案（执业信息无效）', level: { name: '中医（专长）医师' } });
  });

  it.each([
    ['2026-11-08', null],
    ['2026-11-09', 1],
    ['2026-11-19', 1],
    ['2026-11-20', 2],
    ['2026-11-30', 2],
    ['2026-12-01', 4],
    ['2027-01-04', 4],
    ['2027-01-05', 5],
    ['2099-01-01', 5],
  ])('as of %s it was version %p', async (day, version) => {
    const { asOf } = await read(day);
    expect(asOf?.version ?? null).toBe(version);
  });

  it('a day that there is not is refused', async () => {
    const answer = await ask(stage, one.viewer, READ, { day: '2026-02-30' });
    expect(answer.__typename).toBe('BAD_USER_INPUT');
  });
});
