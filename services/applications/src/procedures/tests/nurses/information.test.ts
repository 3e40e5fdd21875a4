import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, take } from '../../../../test/ask.ts';
import { withPhoto } from '../../../../test/builders.ts';
import { aNurse, entered, PRACTICE } from '../../../../test/nurses.ts';
import { carryOn, fill, obstacle, play, registrationsOf } from '../../../../test/play.ts';
import { aStage, type Someone, type Stage, somewhere } from '../../../../test/stage.ts';
import { openApplication } from '../../../features/open-application/open-application.ts';
import { PROCEDURES } from '../../index.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

async function nurse(kind: 'LICENSED' | 'MILITARY' = 'LICENSED') {
  const [who, where] = [aNurse(stage), somewhere(stage, { kind })];
  return { ...who, where, registration: await entered(stage, who, where, { until: '2028-06-30' }) };
}
type Nurse = Awaited<ReturnType<typeof nurse>>;
const about = ({ viewer, registration }: Nurse, procedure: string, form: Record<string, unknown> = {}) => ({
  by: viewer,
  procedure,
  registrationId: registration.id,
  form,
});
const profilesOf = ({ practitionerId }: Someone) =>
  stage.deps.db.profile.findMany({ where: { practitionerId, professionType: 'NURSE' }, orderBy: { version: 'asc' } });

describe('护士信息维护 NUR_INFO', () => {
  it('S2-Q30.1: ends at her institution; what is given is new, earlier values are kept', async () => {
    const one = await nurse();
    const first = await play(stage, about(one, 'NUR_INFO', { education: '30', school: '某卫生学校' }));
    expect(first).toMatchObject({
      status: 'EFFECTIVE',
      path: 'INFO',
      reviewerId: one.where.institutionId,
      acceptedAt: null,
    });
    await play(stage, about(one, 'NUR_INFO', { title: 'SENIOR' }));
    expect(await profilesOf(one)).toMatchObject([
      { version: 1, education: '30', school: '某卫生学校', title: null },
      { version: 2, education: '30', school: '某卫生学校', title: 'SENIOR' },
    ]);
  });

  it('S2-Q30.1: the photo alone; it becomes the registration’s', async () => {
    const one = await nurse();
    const input = { procedure: 'NUR_INFO', registrationId: one.registration.id };
    const opened = await openApplication(stage.deps, one.viewer, input);
    if (opened.kind !== 'OpenedApplication') throw new Error(opened.kind);
    await withPhoto(stage, one.viewer, opened.application);
    const saved = await fill(stage, { by: one.viewer }, opened.application);
    if (saved.kind !== 'SavedDraft') throw new Error(saved.kind);
    await take(stage, one.viewer, 'submit', saved.application);
    const submitted = await stage.deps.db.application.findUniqueOrThrow({ where: { id: opened.application.id } });
    const done = await carryOn(stage, submitted);
    const [registration] = await registrationsOf(stage, one.practitionerId);
    expect(registration).toMatchObject({ photoKey: done.photoKey, version: 2 });
  });

  it('S2-Q43: nothing given is refused at once; a second one beside an open one too', async () => {
    const [one, other] = [await nurse(), await nurse()];
    expect(await obstacle(stage, about(one, 'NUR_INFO'))).toMatchObject({ at: 'submit', code: 'NOTHING_CHANGES' });
    await play(stage, about(other, 'NUR_INFO', { title: 'SENIOR' }), 'SUBMITTED');
    expect(await obstacle(stage, about(other, 'NUR_INFO', { title: 'SENIOR' }))).toMatchObject({ kind: 'AlreadyOpen' });
  });

  it('domain 3.2: without a registration through the institution at which she has applied, no other', async () => {
    const [who, where] = [aNurse(stage), somewhere(stage)];
    const info = (institutionId: string) => ({
      by: who.viewer,
      procedure: 'NUR_INFO',
      form: { institution: institutionId, title: 'JUNIOR' },
    });
    expect(await obstacle(stage, info(where.institutionId))).toMatchObject({ at: 'open', code: 'NO_INSTITUTION' });
    const form = { institution: where.institutionId, ...PRACTICE };
    await play(
      stage,
      { by: who.viewer, procedure: 'NUR_REG', qualificationId: who.qualificationId, form },
      'SUBMITTED',
    );
    expect(await play(stage, info(where.institutionId))).toMatchObject({ status: 'EFFECTIVE' });
    expect(await profilesOf(who)).toMatchObject([{ title: 'JUNIOR' }]);
    expect(await obstacle(stage, info(somewhere(stage).institutionId))).toMatchObject({
      at: 'submit',
      code: 'NO_INSTITUTION',
    });
  });

  it('S2-Q30.1: whoever has a registration says so', async () => {
    const one = await nurse();
    expect(await obstacle(stage, { by: one.viewer, procedure: 'NUR_INFO' })).toMatchObject({
      code: 'CHOOSE_REGISTRATION',
    });
    // Then her institution is the registration's: there is none to choose.
    const elsewhere = { institution: somewhere(stage).institutionId, title: 'SENIOR' };
    expect(await obstacle(stage, about(one, 'NUR_INFO', elsewhere))).toEqual({ at: 'save', kind: 'InvalidInput' });
  });

  it('passed twice at once: one version', async () => {
    const one = await nurse();
    const submitted = await play(stage, about(one, 'NUR_INFO', { title: 'SENIOR' }), 'SUBMITTED');
    await Promise.all([1, 2, 3].map(() => take(stage, one.where.reviewer, 'pass', submitted)));
    expect(await profilesOf(one)).toHaveLength(1);
  });

  it('at the window', async () => {
    const one = await nurse();
    const window = {
      ...about(one, 'NUR_INFO', { title: 'SENIOR' }),
      by: one.where.officer,
      practitionerId: one.practitionerId,
    };
    expect(await play(stage, window)).toMatchObject({ status: 'EFFECTIVE', path: 'WINDOW' });
  });
});

describe('护士执业证书补发 NUR_REISSUE', () => {
  it('domain 3.2, 16: to the authority; a new print with the same number, the registration stays as it is', async () => {
    const one = await nurse();
    const done = await play(stage, about(one, 'NUR_REISSUE', { cause: 'DAMAGED' }));
    expect(done).toMatchObject({ status: 'EFFECTIVE', path: 'TO_AUTHORITY', authorityId: one.where.authorityId });
    const prints = await stage.deps.db.certificatePrint.findMany({ where: { applicationId: done.id } });
    expect(prints).toMatchObject([{ registrationId: one.registration.id, kind: 'REPRINT', reason: 'DAMAGED' }]);
    expect((await registrationsOf(stage, one.practitionerId))[0]).toMatchObject({ version: 1 });
    const window = { ...about(one, 'NUR_REISSUE'), by: one.where.officer, practitionerId: one.practitionerId };
    expect(await play(stage, window)).toMatchObject({ status: 'EFFECTIVE', path: 'WINDOW' });
  });

  it('approved twice at once: one print; not of what is not valid', async () => {
    const one = await nurse();
    const accepted = await play(stage, about(one, 'NUR_REISSUE'), 'ACCEPTED');
    await Promise.all([1, 2].map(() => take(stage, one.where.officer, 'approve', accepted)));
    expect(await stage.deps.db.certificatePrint.count({ where: { applicationId: accepted.id } })).toBe(1);
    const [who, where] = [aNurse(stage), somewhere(stage)];
    const registration = await entered(stage, who, where, {
      status: 'EXPIRED',
      until: '2026-10-31',
      lastValidOn: '2026-10-31',
    });
    expect(await obstacle(stage, about({ ...who, where, registration }, 'NUR_REISSUE'))).toMatchObject({
      code: 'WRONG_STATE',
    });
  });
});

describe('what a nurse can do', () => {
  const QUERY = '{ availableProcedures { procedure { code professionType } available reason { code } } }';
  type Line = {
    procedure: { code: string; professionType: string };
    available: boolean;
    reason: { code: string } | null;
  };
  const lines = async ({ viewer }: Someone) => (await ask(stage, viewer, QUERY)) as unknown as Line[];
  const offered = async (who: Someone) =>
    (await lines(who))
      .filter(({ available }) => available)
      .map(({ procedure }) => procedure.code)
      .sort();

  it('domain 3.5: nurses have neither 备案 nor 多机构备案; nobody offers them one', async () => {
    const nurses = [...PROCEDURES.values()].filter(({ profession }) => profession === 'NURSE');
    expect(nurses.map(({ code }) => code).sort()).toEqual(
      [
        'NUR_CHG',
        'NUR_CHG_MIL',
        'NUR_DEREG',
        'NUR_ID_FIX',
        'NUR_INFO',
        'NUR_REG',
        'NUR_RENEW',
        'NUR_REREG',
        'NUR_REISSUE',
      ].sort(),
    );
    const codes = (await lines(await nurse())).map(({ procedure }) => procedure.code);
    expect(codes.filter((code) => /FILE|MULTI/.test(code))).toEqual([]);
  });

  it('never registered: the first registration', async () => {
    expect(await offered(aNurse(stage))).toEqual(['NUR_REG']);
  });

  it('registered: change, deregistration, maintenance, correction, a new print; a renewal in its time', async () => {
    const one = await nurse();
    const all = ['NUR_CHG', 'NUR_DEREG', 'NUR_ID_FIX', 'NUR_INFO', 'NUR_REISSUE'];
    expect(await offered(one)).toEqual(all);
    const renewal = (await lines(one)).find(({ procedure }) => procedure.code === 'NUR_RENEW');
    expect(renewal?.reason?.code).toBe('RENEWAL_TOO_EARLY');
  });

  it('S2-Q33: registered in the forces: to a civilian institution only', async () => {
    expect(await offered(await nurse('MILITARY'))).toEqual(['NUR_CHG_MIL']);
  });

  it('expired: back by 重新注册, or out', async () => {
    const [who, where] = [aNurse(stage), somewhere(stage)];
    await entered(stage, who, where, { status: 'EXPIRED', until: '2026-10-31', lastValidOn: '2026-10-31' });
    expect(await offered(who)).toEqual(['NUR_DEREG', 'NUR_REREG']);
    const renewal = (await lines(who)).find(({ procedure }) => procedure.code === 'NUR_RENEW');
    expect(renewal?.reason?.code).toBe('RENEWAL_TOO_LATE');
  });

  it('10.1.1: nurse and physician: the procedures of both, records apart', async () => {
    const one = await nurse();
    const physician = {
      id: crypto.randomUUID(),
      kind: 'PHYSICIAN' as const,
      level: 'LICENSED' as const,
      category: 'CLINICAL' as const,
      code: '202544110440103198611051230',
      issuedOn: '2025-12-20',
      origin: 'EXAMINATION' as const,
      province: { code: '440000' },
      techniques: [],
      diseases: [],
      education: null,
      school: null,
    };
    stage.world.addQualification(one.practitionerId, physician);
    const professions = new Set((await lines(one)).map(({ procedure }) => procedure.professionType));
    expect(professions).toEqual(new Set(['NURSE', 'PHYSICIAN']));
    expect(await offered(one)).toEqual(expect.arrayContaining(['NUR_CHG', 'PHY_REG']));
  });
});
