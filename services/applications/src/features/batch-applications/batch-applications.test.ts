import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInstitutionUser } from '@medreg/testkit';
import { ask } from '../../../test/ask.ts';
import { aDraft, anAccepted, aPassed, aSubmitted, type Case, seen } from '../../../test/builders.ts';
import { present } from '../../../test/cases.ts';
import { aStage, type Stage, someone, somewhere } from '../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const OUTCOMES = `{
  __typename
  ... on HandledBatch {
    outcomes {
      __typename
      ... on OpenedApplication { application { id } }
      ... on RequirementNotMet { code }
      ... on ItemFailed { message }
    }
  }
  ... on InvalidInput { problems { field problem } }
}`;
const batch = (field: string, type: string, argument = 'items') =>
  `mutation($items: [${type}!]!) { ${field}(${argument}: $items) ${OUTCOMES} }`;
const PASS = batch('passApplications', 'OpinionItem');
const SEND_BACK = batch('sendBackApplications', 'ReasonedItem');
const ACCEPT = batch('acceptApplications', 'StepItem');
const APPROVE = batch('approveApplications', 'OpinionItem');
const OPEN = batch('openApplications', 'OpenApplicationInput', 'inputs');
const SUBMIT = batch('submitApplications', 'StepItem');

const kinds = (answer: Record<string, unknown>) =>
  (answer.outcomes as { __typename: string }[]).map(({ __typename }) => __typename);
const times = <T>(count: number, make: () => Promise<T>) =>
  Array.from({ length: count }).reduce<Promise<T[]>>(
    async (before) => [...(await before), await make()],
    Promise.resolve([]),
  );
const items = (cases: readonly Case[]) => cases.map(({ application }) => seen(application));

describe('collective handling (3.1.14; PL-13; NM)', () => {
  it('an institution passes many at once, each with its own result in the order of the request', async () => {
    const where = somewhere(stage);
    const cases = await times(3, () => aSubmitted(stage, someone(stage), where));
    const [first, second, third] = cases;
    if (!first || !second || !third) throw new Error('Three cases');
    const stale = { ...seen(second.application), version: 1 };
    const answer = await ask(stage, first.reviewer, PASS, {
      items: [
        { ...seen(first.application), opinion: '同意' },
        stale,
        { applicationId: 'x', version: 1 },
        seen(third.application),
      ],
    });
    expect(kinds(answer)).toEqual(['StepTaken', 'ApplicationChanged', 'ApplicationNotFound', 'StepTaken']);
    const states = await Promise.all(cases.map((one) => present(stage, one)));
    expect(states.map(({ status }) => status)).toEqual(['INST_PASSED', 'SUBMITTED', 'INST_PASSED']);
  });

  it('what goes wrong with one does not stop the others, and has not happened', async () => {
    const where = somewhere(stage);
    const cases = await times(3, () => anAccepted(stage, someone(stage), where));
    const [, second] = cases;
    // The qualifications service does not answer about one of them.
    const { findPractitioner } = stage.deps.neighbours;
    stage.deps.neighbours.findPractitioner = (id) =>
      id === second?.practitionerId ? Promise.reject(new Error('away')) : findPractitioner(id);
    const answer = await ask(stage, where.officer, APPROVE, { items: items(cases) });
    stage.deps.neighbours.findPractitioner = findPractitioner;
    expect(kinds(answer)).toEqual(['ApprovedApplication', 'ItemFailed', 'ApprovedApplication']);
    expect((await present(stage, second as Case)).status).toBe('ACCEPTED');
  });

  it('the same application twice in one batch, and the same batch twice at once: one effect', async () => {
    const where = somewhere(stage);
    const [one] = await times(1, () => aSubmitted(stage, someone(stage), where));
    const twice = items([one as Case, one as Case]);
    const answers = await Promise.all([
      ask(stage, where.reviewer, PASS, { items: twice }),
      ask(stage, where.reviewer, PASS, { items: twice }),
    ]);
    expect(answers.flatMap(kinds).filter((kind) => kind === 'StepTaken')).toHaveLength(1);
    const timeline = await stage.deps.db.timelineEntry.count({
      where: { applicationId: one?.application.id ?? '', step: 'pass' },
    });
    expect(timeline).toBe(1);
  });

  it('another institution’s applications are not there', async () => {
    const other = await aSubmitted(stage);
    const stranger = somewhere(stage).reviewer;
    expect(kinds(await ask(stage, stranger, PASS, { items: items([other]) }))).toEqual(['ApplicationNotFound']);
  });

  it('sends many back with reasons; one without is told so', async () => {
    const where = somewhere(stage);
    const [first, second] = await times(2, () => aSubmitted(stage, someone(stage), where));
    const answer = await ask(stage, where.reviewer, SEND_BACK, {
      items: [
        { ...seen((first as Case).application), reasons: [{ code: 'FORM', message: '工作经历不完整' }] },
        { ...seen((second as Case).application), reasons: [] },
      ],
    });
    expect(kinds(answer)).toEqual(['StepTaken', 'InvalidInput']);
  });

  it('an authority accepts many, then grants many', async () => {
    const where = somewhere(stage);
    const cases = await times(2, () => aPassed(stage, someone(stage), where));
    expect(kinds(await ask(stage, where.officer, ACCEPT, { items: items(cases) }))).toEqual(['StepTaken', 'StepTaken']);
    const accepted = await Promise.all(cases.map((one) => present(stage, one)));
    const answer = await ask(stage, where.officer, APPROVE, { items: accepted.map(seen) });
    expect(kinds(answer)).toEqual(['ApprovedApplication', 'ApprovedApplication']);
    const codes = await stage.deps.db.registration.findMany({
      where: { practitionerId: { in: cases.map(({ practitionerId }) => practitionerId) } },
    });
    expect(new Set(codes.map(({ certificateCode }) => certificateCode)).size).toBe(2);
  });

  it('what the authority does of its own accord is decided one by one (5.6)', async () => {
    const accepted = await anAccepted(stage);
    const { id } = accepted.application;
    await stage.deps.db.$executeRaw`ALTER TABLE "application" DISABLE TRIGGER "application_copied_facts"`;
    await stage.deps.db.application.update({ where: { id }, data: { channel: 'EX_OFFICIO' } });
    await stage.deps.db.$executeRaw`ALTER TABLE "application" ENABLE TRIGGER "application_copied_facts"`;
    const answer = await ask(stage, accepted.officer, APPROVE, { items: [seen(accepted.application)] });
    expect(answer.outcomes).toEqual([{ __typename: 'RequirementNotMet', code: 'ONE_BY_ONE' }]);
    expect((await present(stage, accepted)).status).toBe('ACCEPTED');
  });

  it('an institution opens and submits collectively; who stands in his own way is told', async () => {
    const { institutionId, reviewer } = somewhere(stage);
    const [one, two] = [someone(stage), someone(stage)];
    const inputs = [one, two, one].map(({ practitionerId, qualificationId }) => ({
      procedure: 'TCM_REG',
      practitionerId,
      qualificationId,
    }));
    const answer = await ask(stage, reviewer, OPEN, { items: inputs });
    expect(kinds(answer)).toEqual(['OpenedApplication', 'OpenedApplication', 'AlreadyOpen']);
    const rows = await stage.deps.db.application.findMany({ where: { byInstitutionId: institutionId } });
    expect(rows).toHaveLength(2);
    const submitted = await ask(stage, reviewer, SUBMIT, { items: rows.map(seen) });
    // The forms are empty still: each says what is missing.
    expect(kinds(submitted)).toEqual(['Incomplete', 'Incomplete']);
  });

  it.each([
    ['passApplications', PASS, 100],
    ['approveApplications', APPROVE, 50],
  ])('%s takes as many as somebody can look at', async (_, mutation, most) => {
    const { reviewer, officer } = somewhere(stage);
    const viewer = mutation === PASS ? reviewer : officer;
    const many = Array.from({ length: most + 1 }, () => ({ applicationId: 'x', version: 1 }));
    expect(await ask(stage, viewer, mutation, { items: many })).toMatchObject({
      problems: [{ field: 'items', problem: 'TOO_MANY' }],
    });
    expect(await ask(stage, viewer, mutation, { items: [] })).toMatchObject({ problems: [{ problem: 'REQUIRED' }] });
    expect(kinds(await ask(stage, viewer, mutation, { items: many.slice(1, 4) }))).toHaveLength(3);
  });

  it.each([
    ['passApplications', PASS],
    ['sendBackApplications', SEND_BACK],
    ['openApplications', OPEN],
    ['submitApplications', SUBMIT],
    ['acceptApplications', ACCEPT],
    ['approveApplications', APPROVE],
  ])('%s is not for persons', async (_, mutation) => {
    const { viewer } = await aDraft(stage);
    expect((await ask(stage, viewer, mutation, { items: [] })).__typename).toBe('FORBIDDEN');
    const institution = [ACCEPT, APPROVE].includes(mutation) ? anInstitutionUser({}) : somewhere(stage).officer;
    expect((await ask(stage, institution, mutation, { items: [] })).__typename).toBe('FORBIDDEN');
  });
});
