import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';
import { ask } from '../../../test/ask.ts';
import { anAccepted, aPassed, type Case, seen } from '../../../test/builders.ts';
import { present } from '../../../test/cases.ts';
import { carryOn } from '../../../test/play.ts';
import { aStage, type Stage, somewhere } from '../../../test/stage.ts';
import { fromColumn } from '../../database.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const EXTEND = `mutation($id: ID!, $version: Int!, $reason: String!) {
  extendDecision(applicationId: $id, version: $version, reason: $reason) {
    __typename
    ... on RequirementNotMet { code basis }
    ... on InvalidInput { problems { field problem } }
    ... on StepTaken { application { status dueOn timeline { kind step by opinion } } }
} }`;
const extend = async (theCase: Case, viewer: Viewer = theCase.officer, reason = '需要专家评审') => {
  const { applicationId: id, version } = seen(await present(stage, theCase));
  return ask(stage, viewer, EXTEND, { id, version, reason });
};

describe('extendDecision (ALL-42)', () => {
  it('by ten working days, with its reason, told to the applicant', async () => {
    const accepted = await anAccepted(stage);
    expect(accepted.application.dueOn && fromColumn(accepted.application.dueOn)).toBe('2026-12-07');
    const answer = await extend(accepted);
    const { timeline, ...application } = answer.application as { timeline: object[] };
    expect(application).toEqual({ status: 'ACCEPTED', dueOn: '2026-12-21' });
    expect(timeline.at(-1)).toEqual({ kind: 'EXTENDED', step: null, by: 'OFFICER', opinion: '需要专家评审' });
    const audit = await readAudit(stage.deps.db, 'Application', accepted.application.id);
    expect(audit.at(-1)).toMatchObject({ action: 'extend' });
    const { practitionerId } = accepted;
    const messages = await stage.deps.db.outboxMessage.findMany({
      where: { topic: 'practitioner.notice', key: practitionerId },
      orderBy: { createdAt: 'asc' },
    });
    const [told] = messages.slice(-1).map(({ payload }) => payload as { template: string; params: string });
    expect([told?.template, JSON.parse(stage.deps.pii.open(told?.params ?? ''))]).toEqual([
      'APPLICATION_PROGRESS',
      { applicationNumber: accepted.application.number, state: '办结期限延长至2026-12-21' },
    ]);
    expect(await carryOn(stage, await present(stage, accepted))).toMatchObject({ status: 'EFFECTIVE', dueOn: null });
  });

  it('once', async () => {
    const accepted = await anAccepted(stage);
    await extend(accepted);
    expect(await extend(accepted)).toMatchObject({
      code: 'EXTENDED_ALREADY',
      basis: expect.stringContaining('第四十二条'),
    });
    const other = await anAccepted(stage);
    const answers = await Promise.all([1, 2, 3].map(() => extend(other)));
    expect(answers.filter(({ __typename }) => __typename === 'StepTaken')).toHaveLength(1);
    const { dueOn } = await present(stage, other);
    expect(dueOn && fromColumn(dueOn)).toBe('2026-12-21');
  });

  it.each<[string, (theCase: Case) => Viewer, string]>([
    ['who may only accept', ({ officer }) => ({ ...officer, rights: ['ACCEPT_APPLICATIONS'] }), 'FORBIDDEN'],
    ['of another authority', () => somewhere(stage).officer, 'ApplicationNotFound'],
    ['at the institution', ({ reviewer }) => reviewer, 'FORBIDDEN'],
    ['himself', ({ viewer }) => viewer, 'FORBIDDEN'],
  ])('not by somebody %s', async (_, viewer, expected) => {
    const accepted = await anAccepted(stage);
    expect((await extend(accepted, viewer(accepted))).__typename).toBe(expected);
  });

  it('not before acceptance, and not without a reason', async () => {
    expect((await extend(await aPassed(stage))).__typename).toBe('StepNotAllowed');
    const accepted = await anAccepted(stage);
    expect(await extend(accepted, accepted.officer, ' ')).toMatchObject({
      problems: [{ field: 'reason', problem: 'REQUIRED' }],
    });
  });
});
