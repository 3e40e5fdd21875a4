import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit, verifyAudit } from '@medreg/audit';
import { anInstitutionUser, anOfficer, aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { ask, MUTATIONS, TAKEN_STEPS, type TakenStep, take } from '../../test/ask.ts';
import type { Case } from '../../test/builders.ts';
import { CASES, present, TAKER } from '../../test/cases.ts';
import { aStage, type Stage } from '../../test/stage.ts';
import { fromColumn } from '../database.ts';
import type { ApplicationStatus } from '../generated/resolvers.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

/** What the door of the schema lets each kind ask for. */
const OF_INSTITUTIONS: TakenStep[] = ['submit', 'withdraw', 'pass', 'sendBack', 'reject', 'release', 'objectRelease'];
const OF_OFFICERS: TakenStep[] = [
  'submit',
  'withdraw',
  'callUp',
  'accept',
  'requestCorrection',
  'decline',
  'approve',
  'refuse',
  'askRelease',
];
const BOTH = ['ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS'] as const;

/** Who is at the door, what he may ask for at all, and from which state on he sees an application. */
const ACTORS: Record<
  string,
  { of: (theCase: Case) => Viewer; may: TakenStep[]; sees: 'always' | 'submitted' | 'never' }
> = {
  'the applicant': { of: ({ viewer }) => viewer, may: ['submit', 'withdraw'], sees: 'always' },
  'another person': {
    of: () => aPerson({ practitionerId: uuidv7() }),
    may: ['submit', 'withdraw'],
    sees: 'never',
  },
  'the institution': { of: ({ reviewer }) => reviewer, may: OF_INSTITUTIONS, sees: 'submitted' },
  'another institution': {
    of: () => anInstitutionUser({ institutionId: uuidv7() }),
    may: OF_INSTITUTIONS,
    sees: 'never',
  },
  'the authority': {
    of: ({ officer }) => officer,
    may: OF_OFFICERS,
    sees: 'submitted',
  },
  'its clerk for acceptance': {
    of: ({ officer }) => ({ ...officer, rights: ['ACCEPT_APPLICATIONS'] }),
    may: ['submit', 'withdraw', 'callUp', 'accept', 'requestCorrection', 'decline'],
    sees: 'submitted',
  },
  'its officer without rights': { of: ({ officer }) => ({ ...officer, rights: [] }), may: [], sees: 'never' },
  'another authority of the county': {
    of: () => anOfficer({ authorityId: uuidv7(), regionCode: '440103', rights: [...BOTH, 'SUPERVISE'] }),
    may: OF_OFFICERS,
    sees: 'never',
  },
  'the province above': {
    of: () =>
      anOfficer({
        authorityId: uuidv7(),
        authorityLevel: 'PROVINCE',
        regionCode: '440000',
        rights: [...BOTH, 'SUPERVISE'],
      }),
    may: OF_OFFICERS,
    sees: 'submitted',
  },
  'the province above without supervision': {
    of: () => anOfficer({ authorityId: uuidv7(), authorityLevel: 'PROVINCE', regionCode: '440000', rights: [...BOTH] }),
    may: OF_OFFICERS,
    sees: 'never',
  },
  'another province': {
    of: () =>
      anOfficer({
        authorityId: uuidv7(),
        authorityLevel: 'PROVINCE',
        regionCode: '430000',
        rights: [...BOTH, 'SUPERVISE'],
      }),
    may: OF_OFFICERS,
    sees: 'never',
  },
};

/** Steps that lead on, by state and taker (domain 5.4). */
const LEADS_ON: Partial<Record<ApplicationStatus, Record<string, TakenStep[]>>> = {
  DRAFT: { 'the applicant': ['submit', 'withdraw'] },
  // The authority may call a review up that has rested: call-up-application.test.ts.
  SUBMITTED: {
    'the applicant': ['withdraw'],
    'the institution': ['pass', 'sendBack', 'reject'],
    'the authority': ['callUp'],
    'its clerk for acceptance': ['callUp'],
  },
  INST_RETURNED: { 'the applicant': ['submit', 'withdraw'] },
  INST_PASSED: {
    'the applicant': ['withdraw'],
    'the authority': ['accept', 'requestCorrection', 'decline'],
    'its clerk for acceptance': ['accept', 'requestCorrection', 'decline'],
  },
  CORRECTION_REQUIRED: { 'the applicant': ['submit', 'withdraw'] },
  ACCEPTED: { 'the applicant': ['withdraw'], 'the authority': ['approve', 'refuse'] },
};

// Whoever may not ask at all is turned away at the door of the schema, before any application is looked at.
it.each(Object.entries(ACTORS))('the door is closed to %s for every step of others', async (_, { of, may }) => {
  const theCase = await CASES.SUBMITTED(stage);
  const closed = TAKEN_STEPS.filter((step) => !may.includes(step));
  const answers = await Promise.all(closed.map((step) => take(stage, of(theCase), step, theCase.application)));
  expect(answers.map(({ __typename }, index) => [closed[index], __typename])).toEqual(
    closed.map((step) => [step, 'FORBIDDEN']),
  );
  expect(await present(stage, theCase)).toEqual(theCase.application);
});

describe.each(Object.keys(CASES) as (keyof typeof CASES)[])('an application that is %s', (status) => {
  let theCase: Case;
  beforeAll(async () => {
    theCase = await CASES[status](stage);
  });

  it.each(Object.keys(ACTORS))(
    'refuses every step that is not there for %s, and looks missing to who may not see it',
    async (name) => {
      const actor = ACTORS[name];
      if (!actor) throw new Error(name);
      const viewer = actor.of(theCase);
      const visible = actor.sees === 'always' || (actor.sees === 'submitted' && status !== 'DRAFT');
      const refused = actor.may.filter((step) => !LEADS_ON[status]?.[name]?.includes(step));
      const answers = await Promise.all(refused.map((step) => take(stage, viewer, step, theCase.application)));
      const expected = visible ? 'StepNotAllowed' : 'ApplicationNotFound';
      expect(answers.map(({ __typename }, index) => [refused[index], __typename])).toEqual(
        refused.map((step) => [step, expected]),
      );
      const found = await ask(stage, viewer, 'query($id: ID!) { application(id: $id) { __typename } }', {
        id: theCase.application.id,
      });
      expect(found?.__typename ?? null).toBe(visible ? 'Application' : null);
      expect(await present(stage, theCase)).toEqual(theCase.application);
    },
  );

  it('a foreign application is indistinguishable from one that is not there', async () => {
    const stranger = aPerson({ practitionerId: uuidv7() });
    const [foreign, missing] = await Promise.all(
      [theCase.application, { ...theCase.application, id: uuidv7() }].map((one) =>
        take(stage, stranger, 'submit', one),
      ),
    );
    expect(foreign).toEqual(missing);
  });
});

/** Each step from where it may be taken: state before, state after, notice, and what it dates. */
const WORKS: [TakenStep, keyof typeof CASES, ApplicationStatus, string, object][] = [
  ['submit', 'DRAFT', 'SUBMITTED', 'APPLICATION_PROGRESS', { submittedAt: expect.any(Date), dueOn: '2026-11-23' }],
  ['submit', 'INST_RETURNED', 'SUBMITTED', 'APPLICATION_PROGRESS', { dueOn: '2026-11-23' }],
  ['submit', 'CORRECTION_REQUIRED', 'INST_PASSED', 'APPLICATION_PROGRESS', { dueOn: '2026-11-16' }],
  ['withdraw', 'DRAFT', 'WITHDRAWN', 'APPLICATION_PROGRESS', { dueOn: null, waitingFor: null }],
  ['withdraw', 'INST_RETURNED', 'WITHDRAWN', 'APPLICATION_PROGRESS', {}],
  ['withdraw', 'INST_PASSED', 'WITHDRAWN', 'APPLICATION_PROGRESS', { dueOn: null }],
  ['withdraw', 'CORRECTION_REQUIRED', 'WITHDRAWN', 'APPLICATION_PROGRESS', {}],
  ['withdraw', 'ACCEPTED', 'WITHDRAWN', 'APPLICATION_PROGRESS', { dueOn: null }],
  ['pass', 'SUBMITTED', 'INST_PASSED', 'APPLICATION_PROGRESS', { receivedAt: expect.any(Date), dueOn: '2026-11-16' }],
  ['sendBack', 'SUBMITTED', 'INST_RETURNED', 'APPLICATION_PROGRESS', { waitingFor: 'APPLICANT' }],
  ['reject', 'SUBMITTED', 'INST_REJECTED', 'APPLICATION_PROGRESS', { waitingFor: null }],
  ['accept', 'INST_PASSED', 'ACCEPTED', 'APPLICATION_PROGRESS', { acceptedAt: expect.any(Date), dueOn: '2026-12-07' }],
  [
    'requestCorrection',
    'INST_PASSED',
    'CORRECTION_REQUIRED',
    'APPLICATION_CORRECTION',
    { dueOn: null, correctionRequestedAt: expect.any(Date) },
  ],
  ['decline', 'INST_PASSED', 'NOT_ACCEPTED', 'APPLICATION_PROGRESS', { decidedAt: expect.any(Date) }],
  ['approve', 'ACCEPTED', 'EFFECTIVE', 'APPLICATION_APPROVED', { decidedAt: expect.any(Date), waitingFor: null }],
  ['refuse', 'ACCEPTED', 'REFUSED', 'APPLICATION_REFUSED', { decidedAt: expect.any(Date), dueOn: null }],
];

describe.each(WORKS)('%s from %s leads to %s', (step, from, to, template, dates) => {
  it('once, however often it is clicked, with timeline, audit trail and notice', async () => {
    const theCase = await CASES[from](stage);
    const { id } = theCase.application;
    const before = await traces(theCase);
    const viewer = theCase[TAKER[step]];
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, viewer, step, theCase.application)));

    const done = { submit: 'SubmittedApplication', approve: 'ApprovedApplication' }[step as string] ?? 'StepTaken';
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(
      [done, 'ApplicationChanged', 'ApplicationChanged'].sort(),
    );
    const after = await present(stage, theCase);
    const losers = answers.filter(({ __typename }) => __typename === 'ApplicationChanged');
    for (const { application } of losers) expect(application).toEqual({ id, status: to, version: after.version });
    expect({ ...after, dueOn: after.dueOn && fromColumn(after.dueOn) }).toMatchObject({ status: to, ...dates });

    const steps = step === 'approve' ? ['approve', 'takeEffect'] : [step];
    const traced = await traces(theCase);
    expect(traced.timeline.slice(before.timeline.length).map((entry) => entry.step)).toEqual(steps);
    expect(traced.audit.slice(before.audit.length).map((entry) => entry.action)).toEqual(steps);
    expect(traced.notices.slice(before.notices.length)).toEqual([template]);
    expect(await verifyAudit(stage.deps.db, 'Application', id)).toMatchObject({ intact: true });
  });
});

async function traces({ application: { id }, practitionerId }: Case) {
  const { db } = stage.deps;
  const messages = await db.outboxMessage.findMany({
    where: { topic: 'practitioner.notice', key: practitionerId },
    orderBy: { createdAt: 'asc' },
  });
  return {
    timeline: await db.timelineEntry.findMany({ where: { applicationId: id }, orderBy: { sequence: 'asc' } }),
    audit: await readAudit(db, 'Application', id),
    notices: messages.map(({ payload }) => (payload as { template: string }).template),
  };
}

describe('what a step is refused for', () => {
  it.each(TAKEN_STEPS.filter((step) => MUTATIONS[step].includes('reasons') && step !== 'objectRelease'))(
    '%s without a reason',
    async (step) => {
      const from = { sendBack: 'SUBMITTED', reject: 'SUBMITTED', refuse: 'ACCEPTED' }[step as string] ?? 'INST_PASSED';
      const theCase = await CASES[from as keyof typeof CASES](stage);
      const { id, version } = theCase.application;
      const answer = await ask(stage, theCase[TAKER[step]], MUTATIONS[step], { id, version, reasons: [] });
      expect(answer.__typename).toBe('InvalidInput');
      expect(await present(stage, theCase)).toEqual(theCase.application);
    },
  );

  it.each([
    ['passApplication', 'SUBMITTED', 'reviewer'],
    ['approveApplication', 'ACCEPTED', 'officer'],
  ] as const)('%s with an opinion without end', async (field, from, who) => {
    const theCase = await CASES[from](stage);
    const { id, version } = theCase.application;
    const operation = `mutation($id: ID!, $version: Int!, $opinion: String) {
      ${field}(applicationId: $id, version: $version, opinion: $opinion) { __typename }
    }`;
    const answer = await ask(stage, theCase[who], operation, { id, version, opinion: '字'.repeat(501) });
    expect(answer.__typename).toBe('InvalidInput');
  });

  it('ALL-32(4): a second correction', async () => {
    const theCase = await CASES.CORRECTION_REQUIRED(stage);
    await take(stage, theCase.viewer, 'submit', theCase.application);
    const again = await take(stage, theCase.officer, 'requestCorrection', await present(stage, theCase));
    expect(again).toMatchObject({ __typename: 'RequirementNotMet', code: 'CORRECTION_GIVEN' });
  });

  it('domain 14: a second correction with a reason goes out, and supervision sees it', async () => {
    const theCase = await CASES.CORRECTION_REQUIRED(stage);
    await take(stage, theCase.viewer, 'submit', theCase.application);
    const { id, version } = await present(stage, theCase);
    const operation = `mutation($id: ID!, $version: Int!, $reasons: [ReasonInput!]!, $why: String) {
      requestCorrection(applicationId: $id, version: $version, reasons: $reasons, secondReason: $why) { __typename }
    }`;
    const reasons = [{ code: 'FORM', message: '补充证明' }];
    const answer = await ask(stage, theCase.officer, operation, {
      id,
      version,
      reasons,
      why: '首次补正后材料出现新的缺漏',
    });
    expect(answer.__typename).toBe('StepTaken');
    const flags = await stage.deps.db.supervisionFlag.findMany({ where: { subjectId: id } });
    expect(flags).toMatchObject([{ kind: 'REPEATED_CORRECTION', occasion: '2', regionCode: '440103' }]);
  });

  it('a version that somebody else has changed since', async () => {
    const theCase = await CASES.SUBMITTED(stage);
    const stale = { ...theCase.application, version: theCase.application.version - 1 };
    const answer = await take(stage, theCase.reviewer, 'pass', stale);
    expect(answer).toMatchObject({ __typename: 'ApplicationChanged', application: { status: 'SUBMITTED' } });
  });

  it('two different steps at once: one of them', async () => {
    const theCase = await CASES.SUBMITTED(stage);
    const answers = await Promise.all([
      take(stage, theCase.reviewer, 'pass', theCase.application),
      take(stage, theCase.viewer, 'withdraw', theCase.application),
    ]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ApplicationChanged', 'StepTaken']);
  });
});
