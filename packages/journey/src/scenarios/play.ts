import type { Actor } from '../acts/accounts.ts';
import {
  type ApplicationView,
  approve,
  complete,
  open,
  receivePapers,
  submit,
  takeStep,
  uploadMaterial,
  viewApplication,
} from '../acts/applications.ts';
import type { Cast } from '../cast.ts';
import { Surprise, until } from '../graph.ts';
import { type Act, CHAINS, type Taker } from './chains.ts';
import type { Scenarios, Subject, Way } from './scenario.ts';

/** Plays one way of a procedure from its preparation to the register. @throws Surprise at whatever goes differently */
export async function playScenario(cast: Cast, scenarios: Scenarios, way: Way): Promise<void> {
  const subject = await scenarios.prepare(cast, way);
  const takers = await takersOf(cast, subject, way);
  let application = await begin(cast, scenarios.procedure, subject, way, takers.APPLICANT);
  for (const [taker, act, status] of CHAINS[way.chain].turns) {
    const actor = takers[taker];
    if (!actor) throw new Surprise(`${way.chain} needs somebody as ${taker}`);
    await before(act, cast, application.id, way, takers, actor);
    await take(cast, actor, act, application, subject);
    const viewer = act === 'endWhatItWaitsFor' ? takers.OFFICER : actor;
    application = await settled(cast, viewer, application.id, status);
  }
  const wrong = scenarios.check(await viewApplication(cast.graph, takers.OFFICER, application.id), subject);
  if (wrong) throw new Surprise(wrong);
}

type Takers = Record<Taker, Actor | null> & { APPLICANT: Actor; OFFICER: Actor };

async function takersOf(cast: Cast, { who, place, second }: Subject, { channel }: Way): Promise<Takers> {
  const applicant = { PERSON: who.actor, INSTITUTION: place.user, AUTHORITY: place.officer, EX_OFFICIO: place.officer };
  const own = applicant[channel];
  if (!own) throw new Surprise('the person has no account');
  return {
    APPLICANT: own,
    PERSON: who.actor,
    REVIEWER: place.user,
    SECOND_REVIEWER: second?.user ?? null,
    OFFICER: place.officer,
    DECIDER: place.decider,
    HIGHER: await cast.as('nation'),
  };
}

/** Opened and filled in; what is prepared ex officio is there already. */
async function begin(cast: Cast, procedure: string, subject: Subject, way: Way, by: Actor): Promise<ApplicationView> {
  const { graph } = cast;
  if (subject.taskId) return viewApplication(graph, by, subject.taskId);
  const { practitionerId } = subject.who;
  const draft = await open(graph, by, {
    procedure,
    ...(way.channel !== 'PERSON' && { practitionerId }),
    ...subject.opening,
  });
  return complete(graph, by, draft.id, way.channel, await cast.guide(procedure), subject.form);
}

/** What has to be there before an act: papers received at the window, a confirmation, the scan of a release. */
async function before(act: Act, cast: Cast, id: string, { channel }: Way, takers: Takers, by: Actor): Promise<void> {
  const { graph } = cast;
  if (DECISIONS.includes(act) && by === takers.DECIDER) await receivePapers(graph, by, id);
  if (act === 'approveApplication' && channel === 'INSTITUTION') {
    await takeStep(graph, takers.PERSON ?? by, id, 'confirmApplication');
  }
  if (act === 'recordRelease') await uploadMaterial(graph, by, id, 'MILITARY_CONFIRMATION');
}

const DECISIONS: readonly Act[] = ['approveApplication', 'forwardApplication', 'recordRelease'];

async function take(cast: Cast, by: Actor, act: Act, application: ApplicationView, { behind }: Subject): Promise<void> {
  const { graph } = cast;
  switch (act) {
    case 'submitApplication':
      await submit(graph, by, application);
      return;
    case 'approveApplication':
      await approve(graph, by, application.id);
      return;
    case 'endWhatItWaitsFor':
      if (!behind) throw new Surprise('nothing stands in the way');
      await takeStep(graph, by, behind, 'withdrawApplication');
      return;
    case 'explainTask':
      await takeStep(graph, by, application.id, act, { statement: '本人一直在岗执业，附工作证明。' });
      return;
    case 'keepRegistration':
      await takeStep(graph, by, application.id, act, {
        reasons: [{ code: 'STILL_PRACTISING', message: '经核实，当事人仍在执业，终止本次办理。' }],
        officer: '梁审明',
      });
      return;
    default:
      await takeStep(graph, by, application.id, act);
  }
}

/** What follows a step is there with it, or a moment later where another service has its part. */
async function settled(cast: Cast, viewer: Actor, id: string, status: string): Promise<ApplicationView> {
  let seen = '';
  return until(
    `${status}`,
    async () => {
      const application = await viewApplication(cast.graph, viewer, id);
      seen = application.status;
      return application.status === status && application;
    },
    20,
  ).catch(() => {
    throw new Surprise(`the application is ${seen} and not ${status}`);
  });
}
