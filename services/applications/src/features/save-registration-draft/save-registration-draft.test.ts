import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { aPerson } from '@medreg/testkit';
import { uuidv7 } from 'uuidv7';
import { ask } from '../../../test/ask.ts';
import { anOpened, type Case, FORM } from '../../../test/builders.ts';
import { CASES, present } from '../../../test/cases.ts';
import { aStage, type Stage, somewhere } from '../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const SAVE = `mutation($id: ID!, $version: Int!, $institutionId: ID, $form: RegistrationFormInput) {
  saveRegistrationDraft(applicationId: $id, version: $version, institutionId: $institutionId, form: $form) {
    __typename
    ... on SavedDraft { application {
      version institution { id } authority { id } missing { field }
      form { postalAddress education health department career declared }
    } }
    ... on InvalidInput { problems { field problem } }
    ... on RequirementNotMet { code basis }
  }
}`;
const save = ({ viewer, application: { id, version } }: Case, more: object) =>
  ask(stage, viewer, SAVE, { id, version, ...more });
const EMPTY = { postalAddress: null, education: null, health: null, department: null, career: null, declared: false };

describe('saveRegistrationDraft', () => {
  it('saves what is given, keeps what is not, and finds the TCM authority (S0 一)', async () => {
    const opened = await anOpened(stage);
    const first = await save(opened, { form: { health: '良好' } });
    expect(first.application).toMatchObject({ version: 2, form: { ...EMPTY, health: '良好' }, institution: null });
    const chosen = { ...opened, application: await present(stage, opened) };
    const second = await save(chosen, { institutionId: opened.institutionId });
    expect(second.application).toEqual({
      version: 3,
      institution: { id: opened.institutionId },
      authority: { id: opened.authorityId },
      form: { ...EMPTY, health: '良好' },
      missing: ['photo', 'form.postalAddress', 'form.education', 'form.career', 'form.declared'].map((field) => ({
        field,
      })),
    });
  });

  it('keeps the form sealed and out of the audit trail', async () => {
    const opened = await anOpened(stage);
    await save(opened, { form: FORM });
    const { id } = opened.application;
    const [row] = await stage.deps.db.$queryRaw<{ row: string }[]>`
      SELECT to_jsonb(a)::text AS "row" FROM "application" a WHERE a."id" = ${id}::uuid`;
    expect(row?.row).not.toContain(FORM.postalAddress);
    const [, entry] = await readAudit(stage.deps.db, 'Application', id);
    expect(entry).toMatchObject({ action: 'saveDraft', detail: { fields: Object.keys(FORM) } });
    expect(JSON.stringify(entry)).not.toContain(FORM.postalAddress);
  });

  it('twice at once: the second saw an old version', async () => {
    const opened = await anOpened(stage);
    const answers = await Promise.all([
      save(opened, { form: FORM }),
      save(opened, { form: { ...FORM, health: '一般' } }),
    ]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ApplicationChanged', 'SavedDraft']);
  });

  it.each<[string, () => object, object]>([
    [
      'too long',
      () => ({ form: { health: '字'.repeat(51) } }),
      { problems: [{ field: 'form.health', problem: 'TOO_LONG' }] },
    ],
    [
      'no such institution',
      () => ({ institutionId: uuidv7() }),
      { problems: [{ field: 'institutionId', problem: 'UNKNOWN' }] },
    ],
    [
      'no id at all',
      () => ({ institutionId: "'; DROP TABLE" }),
      { problems: [{ field: 'institutionId', problem: 'UNKNOWN' }] },
    ],
    ['closed', () => somewhere(stage, { status: 'CLOSED' }), { code: 'INSTITUTION_CLOSED' }],
    ['suspended', () => somewhere(stage, { status: 'SUSPENDED' }), { code: 'INSTITUTION_CLOSED' }],
    [
      'O15-27: another province',
      () => somewhere(stage, { region: { code: '430102' } }),
      { code: 'OTHER_PROVINCE', basis: expect.stringContaining('第二十七条') },
    ],
  ])('refuses and saves nothing: %s', async (_, more, expected) => {
    const opened = await anOpened(stage);
    const { institutionId, form } = more() as { institutionId?: string; form?: object };
    expect(await save(opened, { institutionId, form })).toMatchObject(expected);
    expect(await present(stage, opened)).toEqual(opened.application);
  });

  it.each(['INST_RETURNED', 'CORRECTION_REQUIRED'] as const)(
    '%s: the form may be mended, the institution not be changed',
    async (status) => {
      const theCase = await CASES[status](stage);
      const other = await save(theCase, { institutionId: somewhere(stage).institutionId });
      expect(other).toMatchObject({ __typename: 'RequirementNotMet', code: 'INSTITUTION_FIXED' });
      const same = await save(theCase, { institutionId: theCase.institutionId, form: { health: '一般' } });
      expect(same.__typename).toBe('SavedDraft');
    },
  );

  it.each(['SUBMITTED', 'INST_PASSED', 'ACCEPTED', 'EFFECTIVE', 'WITHDRAWN'] as const)(
    '%s: nothing may be changed',
    async (status) => {
      const theCase = await CASES[status](stage);
      expect((await save(theCase, { form: { health: '一般' } })).__typename).toBe('StepNotAllowed');
      expect(await present(stage, theCase)).toEqual(theCase.application);
    },
  );

  it('the draft of somebody else looks missing', async () => {
    const opened = await anOpened(stage);
    const thief = { ...opened, viewer: aPerson({ practitionerId: uuidv7() }) };
    const foreign = await save(thief, { form: FORM });
    const missing = await save({ ...thief, application: { ...opened.application, id: uuidv7() } }, { form: FORM });
    expect(foreign).toEqual({ __typename: 'ApplicationNotFound' });
    expect(missing).toEqual(foreign);
  });

  it('no input reaches the scope: the database refuses to change it (TCML-15)', async () => {
    const { application } = await anOpened(stage);
    const { id } = application;
    await expect(stage.deps.db.application.update({ where: { id }, data: { techniques: ['针刺'] } })).rejects.toThrow(
      'written once',
    );
  });
});

describe('submitApplication', () => {
  const SUBMIT = `mutation($id: ID!, $version: Int!) {
    submitApplication(applicationId: $id, version: $version) {
      __typename
      ... on Incomplete { missing { field message } }
      ... on RequirementNotMet { code }
      ... on SubmittedApplication { application { status } }
    }
  }`;
  const submit = ({ viewer, application: { id, version } }: Case) => ask(stage, viewer, SUBMIT, { id, version });

  it('says everything that is missing', async () => {
    const answer = await submit(await anOpened(stage));
    expect(answer.missing).toHaveLength(7);
    expect(answer.missing).toContainEqual({ field: 'photo', message: '请上传个人照片。' });
  });

  it.each<[string, (theCase: Case) => void, string]>([
    [
      '10.1.4: the institution closed',
      ({ institutionId }) => stage.world.changeInstitution(institutionId, { status: 'CLOSED' }),
      'INSTITUTION_CLOSED',
    ],
    [
      'the institution is gone',
      ({ institutionId }) => stage.world.institutions.delete(institutionId),
      'INSTITUTION_CLOSED',
    ],
    [
      'O15-27: it moved to another province',
      ({ institutionId }) => stage.world.changeInstitution(institutionId, { region: { code: '430102' } }),
      'OTHER_PROVINCE',
    ],
    [
      'TCML-15: the scope was corrected',
      ({ practitionerId }) => stage.world.correctScope(practitionerId, { diseases: ['颈痛'] }),
      'SCOPE_CHANGED',
    ],
    [
      'the qualification is gone',
      ({ practitionerId }) => stage.world.practitioners.delete(practitionerId),
      'QUALIFICATION_GONE',
    ],
  ])('refuses what has changed since the draft: %s', async (_, change, code) => {
    const draft = await CASES.DRAFT(stage);
    change(draft);
    expect(await submit(draft)).toMatchObject({ __typename: 'RequirementNotMet', code });
    expect(await present(stage, draft)).toEqual(draft.application);
  });

  it('goes to the authority that the institution belongs to today', async () => {
    const draft = await CASES.DRAFT(stage);
    const { tcmAuthority } = stage.world.institutions.get(draft.institutionId) ?? {};
    if (!tcmAuthority) throw new Error('no institution');
    const authorityId = uuidv7();
    stage.world.changeInstitution(draft.institutionId, { tcmAuthority: { ...tcmAuthority, id: authorityId } });
    expect((await submit(draft)).__typename).toBe('SubmittedApplication');
    expect((await present(stage, draft)).authorityId).toBe(authorityId);
  });
});
