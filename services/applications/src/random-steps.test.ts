import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@medreg/audit';
import { aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { type Answer, TAKEN_STEPS, take } from '../test/ask.ts';
import { aDraft, anOpened, type Case } from '../test/builders.ts';
import { present } from '../test/cases.ts';
import { aStage, type Someone, type Stage, someone, somewhere } from '../test/stage.ts';
import { canTake, isOpen, target } from './workflow.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const ACTORS = [
  'applicant',
  'reviewer',
  'officer',
  'another person',
  'another institution',
  'another authority',
] as const;
const AGREED = ['SubmittedApplication', 'StepTaken', 'ApprovedApplication'];

/** One thing that somebody does: a step, alone or at the same moment as another one. */
const anAct = fc.record({ actor: fc.constantFrom(...ACTORS), step: fc.constantFrom(...TAKEN_STEPS) });
/** Mostly what would lead on, so that runs come far; otherwise anything by anybody, also at once. */
const aMove = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('onward' as const), choice: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('acts' as const), acts: fc.array(anAct, { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('again' as const) }) },
);
type Act = { actor: (typeof ACTORS)[number]; step: (typeof TAKEN_STEPS)[number] };

describe('whatever anybody does in whatever order', () => {
  it('the workflow and the invariants of domain 5.1 hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aMove, { minLength: 5, maxLength: 20 }), async (moves) => {
        const who = someone(stage);
        const where = somewhere(stage);
        let theCase = await aDraft(stage, who, where);
        for (const one of moves) {
          theCase = { ...theCase, application: await present(stage, theCase) };
          if (one.kind === 'again') {
            theCase = (await openAgain(theCase)) ?? theCase;
            continue;
          }
          await tryActs(theCase, one.kind === 'acts' ? one.acts : onward(theCase, one.choice));
        }
        await checkInvariants(who);
      }),
      { numRuns: 40 },
    );
  }, 180_000);
});

/** Applies anew: refused while one is open (3.1.4) or one took effect (I1). @returns the new draft when there is one */
async function openAgain(theCase: Case): Promise<Case | null> {
  const { status } = theCase.application;
  if (isOpen(status)) await expect(anOpened(stage, theCase, theCase)).rejects.toThrow('AlreadyOpen');
  else if (status === 'EFFECTIVE')
    await expect(anOpened(stage, theCase, theCase)).rejects.toThrow('ALREADY_REGISTERED');
  else return aDraft(stage, theCase, theCase);
  return null;
}

/** Takes the acts at once: every one that agreed was allowed, at most one did from one state, the rest changed nothing. */
async function tryActs(theCase: Case, acts: readonly Act[]): Promise<void> {
  const before = theCase.application;
  const answers = await Promise.all(acts.map(({ actor, step }) => take(stage, viewerOf(actor, theCase), step, before)));
  const agreed = acts.filter((_, index) => AGREED.includes((answers[index] as Answer).__typename));
  for (const { actor, step } of agreed) expect(canTake(step, before, viewerOf(actor, theCase))).toBe(true);
  expect(agreed.length).toBeLessThanOrEqual(1);

  const after = await present(stage, theCase);
  const [winner] = agreed;
  if (!winner) {
    expect(after).toEqual(before);
    return;
  }
  const reached = winner.step === 'approve' ? 'EFFECTIVE' : target(winner.step, before.status);
  expect(after.status).toBe(reached);
}

/** A step that leads on from the state, by its taker; nothing when the application is at its end. */
function onward(theCase: Case, choice: number): Act[] {
  const all = (['applicant', 'reviewer', 'officer'] as const).flatMap((actor) =>
    TAKEN_STEPS.filter(
      (step) => step !== 'withdraw' && canTake(step, theCase.application, viewerOf(actor, theCase)),
    ).map((step) => ({
      actor,
      step,
    })),
  );
  const act = all[choice % Math.max(all.length, 1)];
  return act ? [act] : [];
}

function viewerOf(actor: Act['actor'], { viewer, reviewer, officer }: Case): Viewer {
  switch (actor) {
    case 'applicant':
      return viewer;
    case 'reviewer':
      return reviewer;
    case 'officer':
      return officer;
    case 'another person':
      return aPerson({ practitionerId: uuidv7() });
    case 'another institution':
      return { ...reviewer, institutionId: uuidv7() };
    case 'another authority':
      return { ...officer, authorityId: uuidv7() };
  }
}

async function checkInvariants({ practitionerId }: Someone): Promise<void> {
  const { db } = stage.deps;
  const [applications, registrations, certificates] = await Promise.all([
    db.application.findMany({ where: { practitionerId }, include: { timeline: { orderBy: { sequence: 'asc' } } } }),
    db.registration.findMany({ where: { practitionerId } }),
    db.certificate.findMany({ where: { practitionerId } }),
  ]);
  // 3.1.4: one open application; I1: one VALID registration; I7: one code; a registration for each that took effect.
  expect(applications.filter(({ status }) => isOpen(status)).length).toBeLessThanOrEqual(1);
  expect(registrations.filter(({ status }) => status === 'VALID').length).toBeLessThanOrEqual(1);
  expect(certificates.length).toBe(registrations.length === 0 ? 0 : 1);
  expect(registrations.length).toBe(applications.filter(({ status }) => status === 'EFFECTIVE').length);
  for (const { id, status, timeline } of applications) {
    // The timeline is one path through the workflow, from the opening to the present state.
    expect(timeline[0]).toMatchObject({ step: null, statusBefore: null, statusAfter: 'DRAFT' });
    for (const [index, entry] of timeline.slice(1).entries()) {
      expect(entry.statusBefore).toBe(timeline[index]?.statusAfter);
      expect(entry.step && entry.statusBefore && target(entry.step, entry.statusBefore)).toBe(entry.statusAfter);
    }
    expect(status).toBe(timeline.at(-1)?.statusAfter);
    expect(await verifyAudit(db, 'Application', id)).toMatchObject({ intact: true });
  }
}
