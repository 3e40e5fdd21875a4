import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../../../test/ask.ts';
import { aNurse, day, entered, onRecord, TRAINED } from '../../../../test/nurses.ts';
import { carryOn, obstacle, play, registrationsOf } from '../../../../test/play.ts';
import { aStage, type Someone, type Somewhere, type Stage, somewhere } from '../../../../test/stage.ts';
import { openApplication } from '../../../features/open-application/open-application.ts';

const MONDAY = '2026-11-09T10:00:00+08:00';
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo(MONDAY));

async function was(status: 'EXPIRED' | 'DEREGISTERED' | 'REVOKED' | 'VALID', lastValidOn = '2026-10-31') {
  const [who, where] = [aNurse(stage), somewhere(stage)];
  const over = status === 'VALID' ? {} : { lastValidOn };
  const registration = await entered(stage, who, where, { from: '2020-11-01', until: lastValidOn, status, ...over });
  return { ...who, where, registration };
}
type Nurse = Someone & { registration: { id: string } };
const again = ({ viewer, registration }: Nurse, { institutionId }: Somewhere, form: Record<string, unknown> = {}) => ({
  by: viewer,
  procedure: 'NUR_REREG',
  registrationId: registration.id,
  form: { institution: institutionId, ...form },
});

describe('护士重新注册 NUR_REREG', () => {
  it.each(['EXPIRED', 'DEREGISTERED'] as const)(
    'NM: %s: five new years with the same number, at another institution',
    async (status) => {
      const [nurse, there] = [await was(status), somewhere(stage)];
      const done = await play(stage, again(nurse, there));
      expect(done).toMatchObject({ status: 'EFFECTIVE', path: 'GENERAL', decisionDays: 20 });
      const [before, after, ...others] = await registrationsOf(stage, nurse.practitionerId);
      expect(others).toEqual([]);
      expect(before).toMatchObject({
        id: nurse.registration.id,
        status: status === 'EXPIRED' ? 'SUPERSEDED' : 'DEREGISTERED',
      });
      expect(after).toMatchObject({
        status: 'VALID',
        certificateCode: nurse.registration.certificateCode,
        primaryInstitutionId: there.institutionId,
        eRegId: done.eRegId,
      });
      expect([day(after?.periodFrom), day(after?.periodUntil)]).toEqual(['2026-11-09', '2031-11-08']);
      // The first registration of her life is kept (3.1.10).
      expect(day(after?.firstRegisteredOn)).toBe('2020-11-01');
    },
  );

  it('PL-13: the new institution applies for her, and she confirms; and at the window', async () => {
    const [nurse, other, there] = [await was('DEREGISTERED'), await was('EXPIRED'), somewhere(stage)];
    const onBehalf = { ...again(nurse, there), form: {}, by: there.reviewer, practitionerId: nurse.practitionerId };
    const accepted = await play(stage, onBehalf, 'ACCEPTED');
    expect(await take(stage, there.officer, 'approve', accepted)).toMatchObject({ code: 'NOT_CONFIRMED' });
    expect((await carryOn(stage, accepted)).status).toBe('EFFECTIVE');
    const atWindow = { ...again(other, there), by: there.officer, practitionerId: other.practitionerId };
    expect(await play(stage, atWindow)).toMatchObject({ status: 'EFFECTIVE', path: 'WINDOW' });
  });

  it.each(['VALID', 'REVOKED'] as const)('not of a registration that is %s', async (status) => {
    expect(await obstacle(stage, again(await was(status), somewhere(stage)))).toMatchObject({ at: 'open' });
  });

  it.each([
    ['2024-11-10', 'REVOKED_RECENTLY'],
    ['2024-11-09', null],
  ])('NR-32, 10.1.19: revoked by a decision of %s: %s', async (decidedOn, code) => {
    const nurse = await was('DEREGISTERED', '2024-10-31');
    await onRecord(stage, nurse, { kind: 'PENALTY', measure: 'REVOCATION', decidedOn });
    expect((await obstacle(stage, again(nurse, somewhere(stage))))?.code ?? null).toBe(code);
  });

  it.each([
    ['2023-11-09', null],
    ['2023-11-08', 'TRAINING_REQUIRED'],
  ])('NM: last practised on %s, more than three years ago or not: %s', async (last, code) => {
    expect((await obstacle(stage, again(await was('EXPIRED', last), somewhere(stage))))?.code ?? null).toBe(code);
  });

  it('NM: interrupted for more than three years, trained since, in the form or on record', async () => {
    const [one, other] = [await was('EXPIRED', '2021-06-30'), await was('DEREGISTERED', '2021-06-30')];
    expect(await obstacle(stage, again(one, somewhere(stage), TRAINED))).toBeNull();
    await onRecord(stage, other, { kind: 'TRAINING', measure: 'PASSED', from: '2026-03-01', until: '2026-05-31' });
    expect(await obstacle(stage, again(other, somewhere(stage)))).toBeNull();
  });

  it('NM: a training before she stopped does not count', async () => {
    const nurse = await was('EXPIRED', '2021-06-30');
    await onRecord(stage, nurse, { kind: 'TRAINING', measure: 'PASSED', from: '2020-03-01', until: '2020-05-31' });
    expect(await obstacle(stage, again(nurse, somewhere(stage)))).toMatchObject({
      at: 'submit',
      code: 'TRAINING_REQUIRED',
    });
  });

  it('S2-Q33: also after a record in the forces that has ended', async () => {
    const [who, barracks] = [aNurse(stage), somewhere(stage, { kind: 'MILITARY' })];
    const over = { status: 'EXPIRED', from: '2020-11-01', until: '2026-10-31', lastValidOn: '2026-10-31' } as const;
    const registration = await entered(stage, who, barracks, over);
    expect(await play(stage, again({ ...who, registration }, somewhere(stage)))).toMatchObject({ status: 'EFFECTIVE' });
  });

  it('NR-31: not while suspended', async () => {
    const nurse = await was('EXPIRED');
    await onRecord(stage, nurse, { kind: 'PENALTY', measure: 'SUSPENSION', from: '2026-06-01', until: '2026-12-01' });
    expect(await obstacle(stage, again(nurse, somewhere(stage)))).toMatchObject({ code: 'SUSPENDED' });
  });

  it('3.1.4: not while a renewal that was applied for in time is still open', async () => {
    const [who, where] = [aNurse(stage), somewhere(stage)];
    const registration = await entered(stage, who, where, { from: '2021-12-20', until: '2026-12-19' });
    await play(stage, { by: who.viewer, procedure: 'NUR_RENEW', registrationId: registration.id }, 'ACCEPTED');
    const expired = { status: 'EXPIRED' as const, lastValidOn: new Date('2026-12-19T00:00:00Z'), version: 2 };
    await stage.deps.db.registration.update({ where: { id: registration.id }, data: expired });
    stage.clock.moveTo('2026-12-21T10:00:00+08:00');
    expect(await obstacle(stage, again({ ...who, registration }, where))).toMatchObject({
      at: 'open',
      code: 'RENEWAL_OPEN',
    });
  });
});

describe('a nurse with two records', () => {
  async function two() {
    const [who, where] = [aNurse(stage), somewhere(stage)];
    const old = { status: 'DEREGISTERED' as const, lastValidOn: '2020-05-01', from: '2016-05-02', until: '2021-05-01' };
    const first = await entered(stage, who, where, old);
    const second = await entered(stage, who, where, {
      status: 'EXPIRED',
      lastValidOn: '2026-10-31',
      from: '2021-11-01',
      until: '2026-10-31',
    });
    return { ...who, first, second };
  }

  it('comes back on one of them at a time', async () => {
    const nurse = await two();
    const open = (id: string) =>
      openApplication(stage.deps, nurse.viewer, { procedure: 'NUR_REREG', registrationId: id });
    const kinds = await Promise.all([nurse.first.id, nurse.second.id].map(async (id) => (await open(id)).kind));
    expect(kinds.sort()).toEqual(['AlreadyOpen', 'OpenedApplication']);
  });

  it('never has two VALID ones, whichever she starts from', async () => {
    const nurse = await two();
    const there = somewhere(stage);
    await play(stage, again({ ...nurse, registration: nurse.first }, there));
    const states = async () => (await registrationsOf(stage, nurse.practitionerId)).map(({ status }) => status);
    expect((await states()).sort()).toEqual(['DEREGISTERED', 'SUPERSEDED', 'VALID']);
    const elsewhere = somewhere(stage);
    expect(await obstacle(stage, again({ ...nurse, registration: nurse.first }, elsewhere))).toMatchObject({
      code: 'ALREADY_REGISTERED',
    });
    // The register itself has no room for a second one, whoever writes it.
    await expect(entered(stage, nurse, elsewhere)).rejects.toThrow('registration_one_valid_per_place');
  });
});
