import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../../../test/ask.ts';
import { aNurse, entered } from '../../../../test/nurses.ts';
import { carryOn, now, obstacle, play, registrationsOf } from '../../../../test/play.ts';
import { aStage, type Stage, somewhere } from '../../../../test/stage.ts';
import { correctionSettled } from '../../../consumers/correction-settled.ts';
import type { ApplicationRow } from '../../../rows.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

async function nurse() {
  const [who, where] = [aNurse(stage), somewhere(stage)];
  return { ...who, where, registration: await entered(stage, who, where, { until: '2026-12-19' }) };
}
type Nurse = Awaited<ReturnType<typeof nurse>>;
const correction = ({ viewer, registration }: Nurse, form: Record<string, unknown>) => ({
  by: viewer,
  procedure: 'NUR_ID_FIX',
  registrationId: registration.id,
  form: { basis: '公安机关更正证明', ...form },
});
/** Another number of the same day and sex. */
const OTHER_NUMBER = '440103198611051257';
/** What the qualifications service answers. */
const answer = ({ id: applicationId }: ApplicationRow, outcome: 'APPLIED' | 'CONFLICT') =>
  stage.deps.db.$transaction((tx) => correctionSettled(tx, stage.deps, { applicationId, outcome }));
async function decided({ practitionerId }: Nurse) {
  const sent = await stage.deps.db.outboxMessage.findMany({
    where: { topic: 'qualification.correctionDecided', key: practitionerId },
  });
  return sent.map(({ payload }) => JSON.parse(stage.deps.pii.open((payload as { correction: string }).correction)));
}

describe('护士身份信息修改 NUR_ID_FIX', () => {
  it('S2-Q30.2: person → institution → authority; the person is corrected first, the register waits for the answer', async () => {
    const one = await nurse();
    const approved = await play(stage, correction(one, { name: '王沪', ethnicGroup: '壮族' }), 'APPROVED');
    expect(approved).toMatchObject({
      path: 'GENERAL',
      reviewerId: one.where.institutionId,
      authorityId: one.where.authorityId,
    });
    expect(await decided(one)).toEqual([
      {
        qualificationId: null,
        person: { name: '王沪', ethnicGroup: '壮族' },
        providedBy: one.where.authorityId,
        basis: '公安机关更正证明',
      },
    ]);
    expect((await registrationsOf(stage, one.practitionerId))[0]).toMatchObject({ name: '王护', version: 1 });
  });

  it('3.1.10: the answer has come: EFFECTIVE, the register shows the correction and keeps what it said before', async () => {
    const one = await nurse();
    const approved = await play(stage, correction(one, { name: '王沪', ethnicGroup: '壮族' }), 'APPROVED');
    await answer(approved, 'APPLIED');
    expect((await now(stage, approved)).status).toBe('EFFECTIVE');
    expect((await registrationsOf(stage, one.practitionerId))[0]).toMatchObject({
      name: '王沪',
      ethnicGroup: '壮族',
      version: 2,
    });
    const [before] = await stage.deps.db.registrationHistory.findMany({
      where: { registrationId: one.registration.id },
    });
    expect(before?.row).toMatchObject({ name: '王护' });
    await answer(approved, 'APPLIED');
    expect((await registrationsOf(stage, one.practitionerId))[0]?.version).toBe(2);
  });

  it('the number is somebody else’s: back to the authority, nothing has changed', async () => {
    const one = await nurse();
    const approved = await play(stage, correction(one, { idNumber: OTHER_NUMBER }), 'APPROVED');
    await answer(approved, 'CONFLICT');
    expect((await now(stage, approved)).status).toBe('ACCEPTED');
    expect((await registrationsOf(stage, one.practitionerId))[0]?.version).toBe(1);
  });

  it('PL-13: by the institution on her behalf, with her confirmation; and at the window', async () => {
    const [one, other] = [await nurse(), await nurse()];
    const onBehalf = {
      ...correction(one, { idNumber: OTHER_NUMBER }),
      by: one.where.reviewer,
      practitionerId: one.practitionerId,
    };
    const accepted = await play(stage, onBehalf, 'ACCEPTED');
    expect(await take(stage, one.where.officer, 'approve', accepted)).toMatchObject({ code: 'NOT_CONFIRMED' });
    await carryOn(stage, accepted, 'APPROVED');
    expect(await decided(one)).toMatchObject([{ person: { idNumber: OTHER_NUMBER } }]);
    const window = {
      ...correction(other, { name: '王沪' }),
      by: other.where.officer,
      practitionerId: other.practitionerId,
    };
    expect(await play(stage, window, 'APPROVED')).toMatchObject({ path: 'WINDOW' });
  });

  it('W15: name and ID number may not be modified at the same time', async () => {
    const one = await nurse();
    const both = { name: '王沪', idNumber: OTHER_NUMBER };
    expect(await obstacle(stage, correction(one, both))).toMatchObject({ at: 'submit', code: 'NAME_AND_ID_NUMBER' });
  });

  it('W15: the name as it is beside another number is no second correction', async () => {
    const one = await nurse();
    expect(await obstacle(stage, correction(one, { name: '王护', idNumber: OTHER_NUMBER }))).toBeNull();
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['S2-Q43: nothing differs', { name: '王护' }, 'NOTHING_CHANGES'],
    ['6.1: another birth date than the number’s', { birthDate: '1986-11-06' }, 'NUMBER_DIFFERS'],
    ['6.1: another sex than the number’s', { sex: 'FEMALE' }, 'NUMBER_DIFFERS'],
    ['6.1: a number of another birth date alone', { idNumber: '440103198611061252' }, 'NUMBER_DIFFERS'],
  ])('%s', async (_, form, code) => {
    expect(await obstacle(stage, correction(await nurse(), form))).toMatchObject({ at: 'submit', code });
  });

  it('GB 11643: a number that is none is refused in the form', async () => {
    const wrong = { idNumber: '440103198611051231' };
    expect(await obstacle(stage, correction(await nurse(), wrong))).toMatchObject({ at: 'save', kind: 'InvalidInput' });
  });

  it('one correction at a time; a renewal beside it is not held up', async () => {
    const one = await nurse();
    await play(stage, correction(one, { name: '王沪' }), 'SUBMITTED');
    expect(await obstacle(stage, correction(one, { idNumber: OTHER_NUMBER }))).toMatchObject({ kind: 'AlreadyOpen' });
    const renewal = { by: one.viewer, procedure: 'NUR_RENEW', registrationId: one.registration.id };
    expect(await obstacle(stage, renewal)).toBeNull();
  });

  it('approved twice at once: one correction', async () => {
    const one = await nurse();
    const accepted = await play(stage, correction(one, { name: '王沪' }), 'ACCEPTED');
    await Promise.all([1, 2, 3].map(() => take(stage, one.where.officer, 'approve', accepted)));
    expect(await decided(one)).toHaveLength(1);
  });

  it('another institution does not bring it in', async () => {
    const [one, elsewhere] = [await nurse(), somewhere(stage)];
    const strange = {
      ...correction(one, { name: '王沪' }),
      by: elsewhere.reviewer,
      practitionerId: one.practitionerId,
    };
    expect(await obstacle(stage, strange)).toMatchObject({ at: 'open', code: 'NOT_HER_INSTITUTION' });
  });
});
