import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../test/ask.ts';
import { answered, seen } from '../../test/builders.ts';
import { carryOn, now, obstacle, officerOf, play, registrationsOf, reviewerOf } from '../../test/play.ts';
import { aSpecialist, bySelf, onBehalf, type Specialist } from '../../test/specialist.ts';
import { aStage, type Stage, somewhere } from '../../test/stage.ts';
import { openApplication } from '../features/open-application/open-application.ts';
import { submitApplication } from '../features/submit-application/submit-application.ts';
import { withdrawApplication } from '../features/withdraw-application/withdraw-application.ts';
import type { ApplicationStatus } from '../generated/resolvers.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const changing = (one: Specialist, until: ApplicationStatus) =>
  play(stage, bySelf(one, 'TCM_CHG', { institution: somewhere(stage, {}, '440104').institutionId }), until);
const filing = (one: Specialist, until: ApplicationStatus) =>
  play(stage, onBehalf(one.reviewer, one, 'TCM_FILE', { reason: 'F-P1' }), until);

/** A physician who is changing, and his institution that must report that he has left. */
async function both(change: ApplicationStatus = 'ACCEPTED') {
  const one = await aSpecialist(stage);
  const first = await changing(one, change);
  return { ...one, first, waiting: await filing(one, 'PENDING') };
}

describe('3.1.4, 10.1.16: an institution’s mandatory filing waits behind an open change', () => {
  it('is registered as pending, claims nothing and waits for nobody but the change', async () => {
    const { waiting, registration, institutionId, first } = await both();
    expect(waiting).toMatchObject({
      status: 'PENDING',
      path: 'WAITING',
      claim: null,
      waitingFor: 'SYSTEM',
      registrationId: registration.id,
      byInstitutionId: institutionId,
      dueOn: null,
      receivedAt: null,
    });
    expect(await now(stage, first)).toEqual(first);
  });

  it('the change is granted: the filing is closed by operation of law', async () => {
    const { first, waiting, practitionerId } = await both();
    expect((await take(stage, officerOf(first), 'approve', first)).__typename).toBe('ApprovedApplication');
    expect(await now(stage, waiting)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW', waitingFor: null });
    expect(await registrationsOf(stage, practitionerId)).toMatchObject([{ status: 'VALID' }]);
  });

  it.each(['refused', 'withdrawn', 'declined', 'rejected'] as const)(
    'the change is %s: the filing is received now, is decided, and takes effect',
    async (end) => {
      const { first, waiting, practitionerId, viewer, authorityId, registration } = await both(
        end === 'rejected' ? 'SUBMITTED' : end === 'declined' ? 'INST_PASSED' : 'ACCEPTED',
      );
      if (end === 'withdrawn') await withdrawApplication(stage.deps, viewer, seen(first));
      else if (end === 'rejected') await take(stage, reviewerOf(first), 'reject', first);
      else await take(stage, officerOf(first), end === 'refused' ? 'refuse' : 'decline', first);
      const going = await now(stage, waiting);
      expect(going).toMatchObject({
        status: 'INST_PASSED',
        waitingFor: 'OFFICER',
        claim: registration.id,
        authorityId,
        receivedAt: stage.clock.now(),
      });
      await carryOn(stage, going);
      expect(await registrationsOf(stage, practitionerId)).toMatchObject([{ status: 'FILED', statusReason: 'F-P1' }]);
    },
  );

  it('opened behind a change that ended before it was submitted, it goes straight to the authority', async () => {
    const one = await aSpecialist(stage);
    const first = await changing(one, 'SUBMITTED');
    const draft = await filing(one, 'DRAFT');
    expect(draft.path).toBe('WAITING');
    await withdrawApplication(stage.deps, one.viewer, seen(first));
    const { application } = answered(
      await submitApplication(stage.deps, one.reviewer, seen(draft)),
      'SubmittedApplication',
    );
    expect(application).toMatchObject({ status: 'INST_PASSED', path: 'BY_INSTITUTION', claim: one.registration.id });
  });

  it('submitted while the change ends at the same moment, it never waits for nothing', async () => {
    for (let n = 0; n < 6; n += 1) {
      const one = await aSpecialist(stage);
      const first = await changing(one, 'SUBMITTED');
      const draft = await filing(one, 'DRAFT');
      await Promise.all([
        withdrawApplication(stage.deps, one.viewer, seen(first)),
        submitApplication(stage.deps, one.reviewer, seen(draft)),
      ]);
      expect(await now(stage, first)).toMatchObject({ status: 'WITHDRAWN' });
      expect(await now(stage, draft)).toMatchObject({ status: 'INST_PASSED' });
    }
  });

  it('while it waits it can be withdrawn, and the person may not apply for what it will change afterwards', async () => {
    const { waiting, reviewer, first, viewer, ...one } = await both();
    expect((await withdrawApplication(stage.deps, reviewer, seen(waiting))).kind).toBe('StepTaken');
    await withdrawApplication(stage.deps, viewer, seen(first));
    const again = await filing({ ...one, reviewer, viewer } as Specialist, 'INST_PASSED');
    const blocked = await obstacle(stage, bySelf({ ...one, viewer }, 'TCM_CHG'));
    expect(blocked).toMatchObject({ at: 'open', kind: 'AlreadyOpen' });
    expect(again.claim).toBe(one.registration.id);
  });

  it('twice at once: one', async () => {
    const one = await aSpecialist(stage);
    await changing(one, 'SUBMITTED');
    const input = { procedure: 'TCM_FILE', practitionerId: one.practitionerId, registrationId: one.registration.id };
    const opened = await Promise.all([1, 2, 3].map(() => openApplication(stage.deps, one.reviewer, input)));
    expect(opened.map(({ kind }) => kind).sort()).toEqual(['AlreadyOpen', 'AlreadyOpen', 'OpenedApplication']);
  });
});

describe('3.1.4: what the law puts above everything', () => {
  it('D-P1: a death is reported while a change is open, and ends it', async () => {
    const one = await aSpecialist(stage);
    const first = await changing(one, 'ACCEPTED');
    const dead = await play(stage, onBehalf(one.reviewer, one, 'TCM_DEREG', { reason: 'D-P1' }));
    expect(dead.claim).toBeNull();
    expect(await now(stage, first)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
    expect(await registrationsOf(stage, one.practitionerId)).toMatchObject([
      { status: 'DEREGISTERED', statusReason: 'D-P1' },
    ]);
    const topics = await stage.deps.db.outboxMessage.findMany({
      where: { key: one.practitionerId },
      select: { topic: true },
    });
    expect(topics.map(({ topic }) => topic)).toContain('account.closureDue'); // 10.1.18
  });

  it('D-P12 is an institution’s word against an open change: refused', async () => {
    const one = await aSpecialist(stage);
    await changing(one, 'ACCEPTED');
    const told = { notifiedOn: '2026-11-01', notifiedBy: 'REGISTERED_MAIL', notified: '拟注销' };
    const blocked = await obstacle(stage, onBehalf(one.reviewer, one, 'TCM_DEREG', { reason: 'D-P12', ...told }));
    expect(blocked).toMatchObject({ at: 'save', kind: 'RequirementNotMet', code: 'CONFLICTING_OPEN' });
  });

  it('a person’s own deregistration waits its turn like everything else', async () => {
    const one = await aSpecialist(stage);
    await changing(one, 'ACCEPTED');
    expect(await obstacle(stage, bySelf(one, 'TCM_DEREG'))).toMatchObject({ at: 'open', kind: 'AlreadyOpen' });
  });
});
