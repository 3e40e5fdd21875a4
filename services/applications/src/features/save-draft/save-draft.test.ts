import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { ask } from '../../../test/ask.ts';
import { aDraft, anApproved, anOpened, answered, type Case, FORM, seen } from '../../../test/builders.ts';
import { CASES, present } from '../../../test/cases.ts';
import { formOf, play } from '../../../test/play.ts';
import { aStage, ID_NUMBER, type Stage, someone, somewhere } from '../../../test/stage.ts';
import type { ApplicationRow } from '../../rows.ts';
import { openApplication } from '../open-application/open-application.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const SAVE = `mutation($id: ID!, $version: Int!, $form: FormValues!) {
  saveDraft(applicationId: $id, version: $version, form: $form) {
    __typename
    ... on SavedDraft { application { version form { name value text required } missing { field } } }
    ... on InvalidInput { problems { field problem message } }
    ... on RequirementNotMet { code message basis }
    ... on StepNotAllowed { status }
    ... on ApplicationChanged { application { version } }
  }
}`;
const save = (viewer: Viewer, application: ApplicationRow, form: unknown) => {
  const { applicationId: id, version } = seen(application);
  return ask(stage, viewer, SAVE, { id, version, form });
};
const saved = ({ viewer, application }: Case, form: unknown) => save(viewer, application, form);

describe('saveDraft', () => {
  it('S0-2.1: keeps what is given, leaves what is not, in words for people', async () => {
    const opened = await anOpened(stage);
    const answer = await saved(opened, { postalAddress: ' 广州市荔湾区某路1号 ', education: '30' });
    const { application } = answer as unknown as { application: { form: { name: string }[]; version: number } };
    expect(application.version).toBe(2);
    expect(application.form).toContainEqual({
      name: 'education',
      value: '30',
      text: '大学专科',
      required: true,
    });
    const second = await save(opened.viewer, await present(stage, opened), { institution: opened.institutionId });
    expect(second.__typename).toBe('SavedDraft');
    const row = await present(stage, opened);
    expect(formOf(stage, row)).toEqual({
      postalAddress: '广州市荔湾区某路1号',
      education: '30',
      institution: opened.institutionId,
    });
    expect(row).toMatchObject({
      institutionId: opened.institutionId,
      institutionName: '荔湾区某中医院',
      reviewerIds: [opened.institutionId],
      authorityId: opened.authorityId,
      practicePlaceCode: '440000',
      practicePlaceName: '广东省',
    });
  });

  it('keeps nothing of the form readable, and notes in the audit trail which fields, not what', async () => {
    const draft = await aDraft(stage);
    const rows = await stage.deps.db.$queryRaw<{ row: string }[]>`
      SELECT to_jsonb(a)::text AS "row" FROM "application" a WHERE a."id" = ${draft.application.id}::uuid`;
    expect(rows[0]?.row).not.toContain(FORM.postalAddress);
    expect(rows[0]?.row).not.toContain(FORM.career);
    const audit = (await readAudit(stage.deps.db, 'Application', draft.application.id)).at(-1);
    expect(audit).toMatchObject({ action: 'saveDraft', actor: { accountId: draft.viewer.accountId } });
    expect(audit?.detail).toEqual({
      fields: expect.arrayContaining(['institution', 'postalAddress', 'career']),
      institutionId: draft.institutionId,
    });
    expect(JSON.stringify(audit)).not.toContain(FORM.career);
  });

  it.each([null, ''])('clears a field with %p', async (nothing) => {
    const draft = await aDraft(stage);
    const answer = await saved(draft, { career: nothing, institution: nothing, declared: nothing });
    const { missing } = (answer as unknown as { application: { missing: { field: string }[] } }).application;
    expect(missing.map(({ field }) => field).sort()).toEqual(['form.career', 'form.declared', 'form.institution']);
    expect(await present(stage, draft)).toMatchObject({ institutionId: null, authorityId: null, reviewerIds: [] });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['a field that the procedure has not', { scopes: ['1001'] }, 'form.scopes', 'UNKNOWN_FIELD'],
    ['TCML-15: the techniques', { techniques: ['针灸'] }, 'form.techniques', 'UNKNOWN_FIELD'],
    ['a word for yes', { declared: 'yes' }, 'form.declared', 'TYPE'],
    ['a number for a text', { career: 1 }, 'form.career', 'TYPE'],
    ['a list for a text', { postalAddress: ['a'] }, 'form.postalAddress', 'TYPE'],
    ['an object', { health: { code: 'GOOD' } }, 'form.health', 'TYPE'],
    ['a code that there is not', { health: 'FINE' }, 'form.health', 'UNKNOWN'],
    ['a name of an object’s own', { education: 'constructor' }, 'form.education', 'UNKNOWN'],
    ['a text without end', { postalAddress: '字'.repeat(101) }, 'form.postalAddress', 'TOO_LONG'],
    ['what no font prints', { career: '行医😀' }, 'form.career', 'CHARACTERS'],
    ['a day that there is not', { consentDate: '2026-02-30' }, 'form.consentDate', 'DATE'],
    ['an institution that is no id', { institution: 'x' }, 'form.institution', 'UNKNOWN'],
    ['an institution that there is not', { institution: uuidv7() }, 'form.institution', 'UNKNOWN'],
  ])('refuses %s and saves nothing of it', async (_, form, field, problem) => {
    const opened = await anOpened(stage);
    expect(await saved(opened, { education: '30', ...form })).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field, problem, message: expect.stringMatching(/\p{Script=Han}/u) }],
    });
    expect(await present(stage, opened)).toEqual(opened.application);
  });

  it('9.2: scopes that the province’s catalogue has not; those that it has, by name', async () => {
    const { viewer, qualificationId } = someone(stage, {}, 'PHYSICIAN');
    const input = { procedure: 'PHY_REG', qualificationId };
    const opened = answered(await openApplication(stage.deps, viewer, input), 'OpenedApplication').application;
    const { institutionId } = somewhere(stage);
    expect(await save(viewer, opened, { institution: institutionId, scopes: ['1001', '9999'] })).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'form.scopes', problem: 'UNKNOWN', message: expect.stringContaining('9999') }],
    });
    const answer = await save(viewer, opened, { institution: institutionId, scopes: ['1001', '1011'] });
    const { form } = (answer as unknown as { application: { form: { name: string; text: string }[] } }).application;
    expect(form.find(({ name }) => name === 'scopes')).toMatchObject({ text: '内科专业、全科医学专业' });
  });

  it.each(['text', 1, ['a'], true])('a form that is %p is no form', async (form) => {
    expect((await saved(await anOpened(stage), form)).__typename).toBe('BAD_USER_INPUT');
  });

  it.each<[string, () => Record<string, unknown>, string]>([
    [
      '3.6: a closed institution',
      () => ({ institution: somewhere(stage, { status: 'CLOSED' }).institutionId }),
      'INSTITUTION_CLOSED',
    ],
    [
      '3.6: a suspended one',
      () => ({ institution: somewhere(stage, { status: 'SUSPENDED' }).institutionId }),
      'INSTITUTION_CLOSED',
    ],
    [
      'S2-Q33: a military one',
      () => ({ institution: somewhere(stage, { kind: 'MILITARY' }).institutionId }),
      'MILITARY_INSTITUTION',
    ],
    [
      '11-A27: one in another province',
      () => ({ institution: somewhere(stage, {}, '430102').institutionId }),
      'OTHER_PROVINCE',
    ],
  ])('refuses at once %s', async (_, form, code) => {
    const opened = await anOpened(stage);
    expect(await saved(opened, form())).toMatchObject({ __typename: 'RequirementNotMet', code });
    expect(await present(stage, opened)).toEqual(opened.application);
  });

  it('11-A27: lets another province be chosen together with its consent', async () => {
    const opened = await anOpened(stage);
    const { institutionId, authorityId } = somewhere(stage, {}, '430102');
    const consent = {
      consentNo: '湘中医函〔2026〕1号',
      consentDate: '2026-10-01',
      consentAuthority: '湖南省中医药管理局',
    };
    expect((await saved(opened, { institution: institutionId, ...consent })).__typename).toBe('SavedDraft');
    expect(await present(stage, opened)).toMatchObject({ authorityId, practicePlaceCode: '430000' });
  });

  it.each(['INST_RETURNED', 'CORRECTION_REQUIRED'] as const)(
    'after %s everything may change but the institution',
    async (status) => {
      const returned = await CASES[status](stage);
      const moved = await saved(returned, { institution: somewhere(stage).institutionId });
      expect(moved).toMatchObject({ __typename: 'RequirementNotMet', code: 'INSTITUTION_FIXED' });
      const cleared = await saved(returned, { institution: null });
      expect(cleared).toMatchObject({ __typename: 'RequirementNotMet', code: 'INSTITUTION_FIXED' });
      const same = await saved(returned, { institution: returned.institutionId, career: '补充后的经历' });
      expect(same.__typename).toBe('SavedDraft');
      expect(await present(stage, returned)).toMatchObject({ reviewerId: returned.institutionId, status });
    },
  );

  it.each(['SUBMITTED', 'INST_PASSED', 'ACCEPTED', 'EFFECTIVE', 'REFUSED', 'WITHDRAWN'] as const)(
    'is over once it is %s',
    async (status) => {
      const theCase = await CASES[status](stage);
      expect(await saved(theCase, { career: '改' })).toMatchObject({ __typename: 'StepNotAllowed', status });
      expect(await present(stage, theCase)).toEqual(theCase.application);
    },
  );

  it('is the applicant’s: to others there is no such draft, and the institution may not write into what it reviews', async () => {
    const draft = await aDraft(stage);
    const stranger = aPerson({ practitionerId: uuidv7() });
    for (const viewer of [stranger, draft.reviewer, draft.officer]) {
      expect((await save(viewer, draft.application, { career: '改' })).__typename).toBe('ApplicationNotFound');
    }
    const returned = await CASES.INST_RETURNED(stage);
    expect((await save(returned.reviewer, returned.application, { career: '改' })).__typename).toBe('StepNotAllowed');
    expect((await save({ ...draft.officer, rights: [] }, draft.application, {})).__typename).toBe('FORBIDDEN');
  });

  it('twice at once: one; the other hears what there is now', async () => {
    const opened = await anOpened(stage);
    const answers = await Promise.all(['甲', '乙', '丙'].map((career) => saved(opened, { career })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'ApplicationChanged',
      'ApplicationChanged',
      'SavedDraft',
    ]);
    expect(await present(stage, opened)).toMatchObject({ version: 2 });
  });

  describe('on behalf of somebody', () => {
    it('an institution applies for itself: it chooses no other', async () => {
      const { qualificationId, practitionerId } = someone(stage);
      const { reviewer } = somewhere(stage);
      const input = { procedure: 'TCM_REG', practitionerId, qualificationId };
      const opened = answered(await openApplication(stage.deps, reviewer, input), 'OpenedApplication').application;
      const answer = await save(reviewer, opened, { institution: somewhere(stage).institutionId });
      expect(answer).toMatchObject({ problems: [{ field: 'form.institution', problem: 'UNKNOWN_FIELD' }] });
    });

    it('ALL-32(2): the window handles what its authority decides, and says who decides the rest', async () => {
      const { qualificationId, practitionerId } = someone(stage);
      const { officer, institutionId, authorityId } = somewhere(stage);
      const input = { procedure: 'TCM_REG', practitionerId, qualificationId };
      const opened = answered(await openApplication(stage.deps, officer, input), 'OpenedApplication').application;
      const elsewhere = somewhere(stage, {}, '440104');
      expect(await save(officer, opened, { institution: elsewhere.institutionId })).toMatchObject({
        __typename: 'RequirementNotMet',
        code: 'OTHER_AUTHORITY',
        message: expect.stringContaining('荔湾区卫生健康局'),
        basis: expect.stringContaining('第三十二条'),
      });
      expect((await save(officer, opened, { institution: institutionId })).__typename).toBe('SavedDraft');
      const row = await stage.deps.db.application.findUniqueOrThrow({ where: { id: opened.id } });
      expect(row).toMatchObject({ authorityId, institutionId, path: 'WINDOW' });
      expect((await save(officer, row, { institution: null })).__typename).toBe('SavedDraft');
      expect(await stage.deps.db.application.findUnique({ where: { id: opened.id } })).toMatchObject({ authorityId });
    });
  });

  it('3.1.4: the same matter may have been opened meanwhile, at the same institution', async () => {
    const { viewer, registration } = await anApproved(stage);
    const { institutionId } = somewhere(stage);
    const other = somewhere(stage);
    const days = { validFrom: '2026-11-09', validUntil: '2026-12-01' };
    const filing = { procedure: 'TCM_MULTI', registrationId: registration.id, by: viewer };
    await play(stage, { ...filing, form: { institution: institutionId, ...days } }, 'SUBMITTED');
    const second = await play(stage, { ...filing, form: { institution: other.institutionId, ...days } }, 'DRAFT');
    const answer = await save(viewer, second, { institution: institutionId });
    expect(answer).toMatchObject({ __typename: 'RequirementNotMet', code: 'CONFLICTING_OPEN' });
  });

  it('says so when a sibling is away, and saves nothing', async () => {
    const opened = await anOpened(stage);
    stage.world.away.add('institutions');
    expect((await saved(opened, { institution: opened.institutionId })).__typename).toBe('SERVICE_UNAVAILABLE');
    stage.world.away.clear();
    expect(await present(stage, opened)).toEqual(opened.application);
  });

  it('a number in a text is kept sealed like everything else', async () => {
    const opened = await anOpened(stage);
    await saved(opened, { career: `身份证号${ID_NUMBER}` });
    expect((await present(stage, opened)).formSealed).not.toContain(ID_NUMBER);
  });
});
