import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RegistrationSnapshot } from '@medreg/events';
import { ask } from '../../../../test/ask.ts';
import { aRecord } from '../../../../test/person-records.ts';
import { filingsOf, obstacle, play, registrationsOf } from '../../../../test/play.ts';
import { aSpecialist, bySelf, onBehalf, type Specialist, window } from '../../../../test/specialist.ts';
import { aStage, type Somewhere, type Stage, somewhere } from '../../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const day = (date: string) => new Date(`${date}T00:00:00Z`);
const on = (moment: string) => stage.clock.moveTo(`${moment}T10:00:00+08:00`);
const only = async ({ practitionerId }: Pick<Specialist, 'practitionerId'>) =>
  (await registrationsOf(stage, practitionerId))[0];
const deregistering = (one: Specialist, reason = 'D-P10') => bySelf(one, 'TCM_DEREG', { reason });

describe('TCM_DEREG (S0-2.7; PL-17; O13-18)', () => {
  it('of the person: his institution, then the authority; the certificate is void that day', async () => {
    const one = await aSpecialist(stage);
    on('2026-11-20');
    const done = await play(stage, deregistering(one));
    expect(done.reviewerIds).toEqual([one.institutionId]);
    expect(await only(one)).toMatchObject({
      status: 'DEREGISTERED',
      statusReason: 'D-P10',
      statusSince: day('2026-11-20'),
      lastValidOn: day('2026-11-19'),
    });
    const [told] = await stage.deps.db.outboxMessage.findMany({
      where: { topic: 'registration.changed', key: one.registration.id },
      orderBy: { version: 'desc' },
    });
    if (!told) throw new Error('Nothing was told');
    const { snapshot } = told.payload as { snapshot: string };
    // PL-21: the list of the deregistered has the day, not the reason.
    const public_ = RegistrationSnapshot.parse(JSON.parse(stage.deps.pii.open(snapshot)));
    expect(public_).toMatchObject({ status: 'DEREGISTERED', endedOn: '2026-11-20' });
    expect(JSON.stringify(public_)).not.toContain('D-P10');
  });

  it.each([
    ['D-P1', 'a death'],
    ['D-P2', 'a sentence'],
    ['D-P3', 'a revocation'],
  ])('S3 2.(3): of the institution on %s (%s), without anybody’s consent', async (reason) => {
    const one = await aSpecialist(stage);
    const done = await play(stage, onBehalf(one.reviewer, one, 'TCM_DEREG', { reason }));
    expect(done).toMatchObject({ path: 'BY_INSTITUTION', claim: null });
    expect(await only(one)).toMatchObject({ status: 'DEREGISTERED', statusReason: reason });
  });

  it('at the window, on any ground of the law', async () => {
    const one = await aSpecialist(stage);
    await play(stage, onBehalf(window(one), one, 'TCM_DEREG', { reason: 'D-P8' }));
    expect(await only(one)).toMatchObject({ statusReason: 'D-P8' });
  });

  it.each([
    ['PERSON', 'D-P1'],
    ['PERSON', 'D-P12'],
    ['INSTITUTION', 'D-P10'],
    ['INSTITUTION', 'D-P8'],
  ] as const)('%s may not give the reason %s', async (who, reason) => {
    const one = await aSpecialist(stage);
    const told = { notifiedOn: '2026-11-01', notifiedBy: 'IN_PERSON', notified: '拟注销' };
    const played =
      who === 'PERSON' ? deregistering(one, reason) : onBehalf(one.reviewer, one, 'TCM_DEREG', { reason, ...told });
    expect(await obstacle(stage, played)).toMatchObject({ at: 'submit', code: 'REASON_NOT_YOURS' });
  });

  it('S2-Q20.3: D-P12 needs the record of how the person was told', async () => {
    const one = await aSpecialist(stage);
    const silent = { reason: 'D-P12', notifiedOn: null, notifiedBy: null, notified: null };
    expect(await obstacle(stage, onBehalf(one.reviewer, one, 'TCM_DEREG', silent))).toMatchObject({
      at: 'submit',
      missing: ['form.notifiedOn', 'form.notifiedBy', 'form.notified'],
    });
  });

  it('a filed record too; the last day of practice stays that before the filing', async () => {
    const one = await aSpecialist(stage);
    on('2026-11-20');
    await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }));
    on('2027-05-01');
    await play(stage, deregistering(one));
    expect(await only(one)).toMatchObject({ status: 'DEREGISTERED', lastValidOn: day('2026-11-19') });
  });

  it('10.1.27: somebody suspended too; filings elsewhere end with it', async () => {
    const one = await aSpecialist(stage);
    const there = somewhere(stage, {}, '440104');
    const days = { validFrom: '2026-11-09', validUntil: '2027-11-08' };
    await play(stage, bySelf(one, 'TCM_MULTI', { institution: there.institutionId, ...days }));
    await aRecord(stage, one.practitionerId, { kind: 'PENALTY', measure: 'SUSPENSION' });
    on('2026-12-01');
    await play(stage, deregistering(one));
    expect(await filingsOf(stage, one.practitionerId)).toMatchObject([
      { endedOn: day('2026-11-30'), endReason: 'REGISTRATION_ENDED' },
    ]);
  });

  it('what is deregistered is the end of the record', async () => {
    const one = await aSpecialist(stage);
    await play(stage, deregistering(one));
    for (const procedure of ['TCM_DEREG', 'TCM_FILE', 'TCM_FILE_CANCEL', 'TCM_CHG', 'TCM_MULTI', 'TCM_INFO']) {
      expect(await obstacle(stage, bySelf(one, procedure))).toMatchObject({ at: 'open', code: 'WRONG_STATE' });
    }
  });

  it('two at once: one', async () => {
    const one = await aSpecialist(stage);
    const found = await Promise.all([1, 2, 3].map(() => obstacle(stage, deregistering(one))));
    expect(found.map((one) => one?.kind ?? 'submitted').sort()).toEqual(['AlreadyOpen', 'AlreadyOpen', 'submitted']);
  });
});

describe('TCM_REREG (PL-19; O13-12)', () => {
  const again = (
    { viewer, qualificationId }: Specialist,
    { institutionId }: Pick<Somewhere, 'institutionId'>,
    form = {},
  ) => ({
    by: viewer,
    procedure: 'TCM_REREG',
    qualificationId,
    form: {
      institution: institutionId,
      trainingInstitution: null,
      trainingFrom: null,
      trainingUntil: null,
      assessmentDate: null,
      ...form,
    },
  });
  const TRAINED = { trainingInstitution: '某中医院', assessmentDate: '2029-06-30' };
  async function deregistered(reason = 'D-P10'): Promise<Specialist> {
    const one = await aSpecialist(stage);
    if (reason === 'D-P10') await play(stage, deregistering(one));
    else await play(stage, onBehalf(window(one), one, 'TCM_DEREG', { reason }));
    return one;
  }

  it('a new record with the same code; the old one stays what it was', async () => {
    const one = await deregistered();
    const there = somewhere(stage, {}, '440304');
    on('2027-01-05');
    await play(stage, again(one, there));
    const [old, present] = await registrationsOf(stage, one.practitionerId);
    expect([old?.status, present?.status]).toEqual(['DEREGISTERED', 'VALID']);
    expect(present).toMatchObject({
      certificateCode: one.registration.certificateCode,
      firstRegisteredOn: one.registration.firstRegisteredOn,
      issuedOn: day('2027-01-05'),
      primaryInstitutionId: there.institutionId,
    });
    expect(await obstacle(stage, again(one, there))).toMatchObject({ code: 'NO_RE_REGISTRATION' });
  });

  it('filed for more than two years: the record filed is history', async () => {
    const one = await aSpecialist(stage);
    await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }));
    on('2029-07-02');
    const form = { ...TRAINED, trainingFrom: '2029-01-01', trainingUntil: '2029-06-30' };
    await play(stage, again(one, somewhere(stage), form));
    expect((await registrationsOf(stage, one.practitionerId)).map(({ status }) => status)).toEqual([
      'SUPERSEDED',
      'VALID',
    ]);
  });

  it('stopped for two years: six months of training, a passed assessment and the proof', async () => {
    const one = await deregistered();
    on('2029-07-02');
    const there = somewhere(stage);
    expect(await obstacle(stage, again(one, there))).toMatchObject({ at: 'submit', code: 'TRAINING_REQUIRED' });
    const READ = '{ myApplications { __typename edges { node { materials { code mandatory } } } } }';
    const answer = (await ask(stage, one.viewer, READ)) as unknown as {
      edges: { node: { materials: { code: string }[] } }[];
    };
    expect(answer.edges[0]?.node.materials).toContainEqual({ code: 'TRAINING_PROOF', mandatory: true });
    const other = await (async () => {
      on('2026-11-09');
      return deregistered();
    })();
    on('2029-07-02');
    const form = { ...TRAINED, trainingFrom: '2029-01-01', trainingUntil: '2029-06-30' };
    await play(stage, again(other, there, form));
    expect((await registrationsOf(stage, other.practitionerId)).at(-1)).toMatchObject({ status: 'VALID' });
  });

  it('less than two years after: no training (11-A3 by analogy), no proof', async () => {
    const one = await deregistered();
    on('2028-11-06');
    expect(await obstacle(stage, again(one, somewhere(stage)))).toBeNull();
  });

  it.each<[string, string, string | null]>([
    ['R-P4: within a year of a failed assessment', '2027-11-08', 'ASSESSMENT_FAILED'],
    ['R-P4: after a year', '2027-11-09', null],
  ])('%s', async (_, date, code) => {
    const one = await deregistered('D-P4');
    on(date);
    expect((await obstacle(stage, again(one, somewhere(stage))))?.code ?? null).toBe(code);
  });

  it('10.1.19: two years from the decision that revoked', async () => {
    const one = await deregistered();
    await aRecord(stage, one.practitionerId, { kind: 'PENALTY', measure: 'REVOCATION', decidedOn: '2026-11-05' });
    on('2028-11-04');
    expect(await obstacle(stage, again(one, somewhere(stage)))).toMatchObject({ at: 'open', code: 'REVOKED_RECENTLY' });
    on('2028-11-05');
    // Then a ground of refusal has ended, and training is due (PL-19).
    expect(await obstacle(stage, again(one, somewhere(stage)))).toMatchObject({
      at: 'submit',
      code: 'TRAINING_REQUIRED',
    });
  });

  it('nobody who is registered, or filed for less, or was never registered', async () => {
    const valid = await aSpecialist(stage);
    expect(await obstacle(stage, again(valid, somewhere(stage)))).toMatchObject({
      at: 'open',
      code: 'NO_RE_REGISTRATION',
    });
    await play(stage, bySelf(valid, 'TCM_FILE', { reason: 'F-P1' }));
    expect(await obstacle(stage, again(valid, somewhere(stage)))).toMatchObject({
      at: 'open',
      code: 'NO_RE_REGISTRATION',
    });
  });

  it('on behalf, and at the window', async () => {
    const one = await deregistered();
    const { practitionerId, qualificationId } = one;
    const there = somewhere(stage);
    const input = { procedure: 'TCM_REREG', practitionerId, qualificationId };
    await play(stage, { ...input, by: there.reviewer });
    expect((await registrationsOf(stage, practitionerId)).at(-1)).toMatchObject({ status: 'VALID' });
    const other = await deregistered();
    const at = { ...input, practitionerId: other.practitionerId, qualificationId: other.qualificationId };
    await play(stage, { ...at, by: window(there), form: { institution: there.institutionId } });
    expect((await registrationsOf(stage, other.practitionerId)).at(-1)).toMatchObject({ status: 'VALID' });
  });
});
