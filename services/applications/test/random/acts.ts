import { expect } from '@jest/globals';
import { addDays, calendarDate, today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import { followInstitution } from '../../src/consumers/follow-institution.ts';
import { institutionChanged } from '../../src/consumers/institution-changed.ts';
import { confirmApplication } from '../../src/features/confirm-application/confirm-application.ts';
import { objectToApplication } from '../../src/features/object-to-application/object-to-application.ts';
import { openApplication } from '../../src/features/open-application/open-application.ts';
import { openLinkedChange } from '../../src/features/open-linked-change/open-linked-change.ts';
import { openOfficialTask } from '../../src/features/open-official-task/open-official-task.ts';
import { reportRecord } from '../../src/features/report-record/report-record.ts';
import { saveDraft } from '../../src/features/save-draft/save-draft.ts';
import { type Field, type FormValues, fieldsFor } from '../../src/forms/fields.ts';
import type { Channel, Step } from '../../src/generated/resolvers.ts';
import { getProcedure, PROCEDURES, type Procedure } from '../../src/procedures/index.ts';
import type { ApplicationRow, MultiFilingRow, RegistrationRow } from '../../src/rows.ts';
import { liesIn } from '../../src/rules/practice-place.ts';
import { runTimers } from '../../src/timers/run-timers.ts';
import { canTake, isOpen, target, waitingFor } from '../../src/workflow.ts';
import { seen } from '../builders.ts';
import { formOf, now, receivePapers, upload } from '../play.ts';
import { DETAILS } from '../records.ts';
import { OFFICER_RIGHTS, type Someone, type Somewhere } from '../stage.ts';
import { type Ground, Lots, qualify, thingsOf } from './ground.ts';
import { AGREED, DECLINED, officerOver, strangerTo, TAKEN, TAKING, takerOf } from './steps.ts';

/** One thing that happens. Numbers choose among what there is at that moment. */
export type Act =
  | { kind: 'apply'; who: number; lots: number; far: number }
  | { kind: 'fill'; who: number; which: number; lots: number }
  | { kind: 'step'; who: number; which: number; step: Step; stranger: boolean }
  | { kind: 'turn'; who: number; which: number; lots: number }
  | { kind: 'onward'; who: number; which: number; far: number }
  | { kind: 'together'; acts: Act[] }
  | { kind: 'answer'; who: number; which: number; yes: boolean }
  | { kind: 'days'; days: number; night: boolean }
  | { kind: 'close'; place: number }
  | { kind: 'record'; who: number; lots: number }
  | { kind: 'qualify'; who: number }
  | { kind: 'task'; who: number; lots: number }
  | { kind: 'link'; who: number };

/** Does it, and looks at once whether it was allowed. */
export async function perform(ground: Ground, act: Act): Promise<void> {
  switch (act.kind) {
    case 'apply':
      return apply(ground, whoOf(ground, act.who), new Lots(act.lots), act.far);
    case 'fill': {
      const application = await openOf(ground, act);
      if (application) await fill(ground, application, new Lots(act.lots));
      return;
    }
    case 'step': {
      const application = await anyOf(ground, act);
      if (application) await tryStep(ground, act.step, application, act.stranger);
      return;
    }
    case 'turn': {
      const application = await openOf(ground, act);
      const possible = TAKEN.filter((step) => application && target(step, application) !== null);
      const step = new Lots(act.lots).oneOf(possible);
      if (application && step) await tryStep(ground, step, application);
      return;
    }
    case 'onward': {
      const application = await openOf(ground, act);
      if (application) await onward(ground, application, act.far);
      return;
    }
    case 'together': {
      // All of them end before anything is said of one: nothing goes on behind the next sequence.
      const outcomes = await Promise.allSettled(act.acts.map((one) => perform(ground, one)));
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
      return;
    }
    case 'answer':
      return answer(ground, act);
    case 'days':
      return pass(ground, act.days, act.night);
    case 'close':
      return close(ground, act.place);
    case 'record':
      return record(ground, whoOf(ground, act.who), new Lots(act.lots));
    case 'qualify':
      return qualify(ground, whoOf(ground, act.who));
    case 'task':
      return task(ground, whoOf(ground, act.who), new Lots(act.lots));
    case 'link':
      return link(ground, whoOf(ground, act.who));
  }
}

const at = <T>(things: readonly T[], n: number): T | undefined => things[n % Math.max(things.length, 1)];

function whoOf({ people }: Ground, n: number): Someone {
  const who = at(people, n);
  if (!who) throw new Error('Nobody is there');
  return who;
}

async function anyOf(ground: Ground, { who, which }: { who: number; which: number }) {
  const { applications } = await thingsOf(ground, whoOf(ground, who));
  // The newest are what matters most.
  return at([...applications].reverse(), which);
}

async function openOf(ground: Ground, { who, which }: { who: number; which: number }) {
  const { applications } = await thingsOf(ground, whoOf(ground, who));
  return at(applications.filter(isOpen).reverse(), which);
}

/** Brings something in, fills it in and lets it go on for some steps. */
async function apply(ground: Ground, who: Someone, lots: Lots, far: number): Promise<void> {
  const { stage, places } = ground;
  const { registrations, filings, qualifications } = await thingsOf(ground, who);
  const professions = new Set(qualifications.map(({ kind }) => kind));
  // What hardly anybody needs comes up less often.
  const theirs = [...PROCEDURES.values()].filter(
    ({ profession, code }) => professions.has(profession as never) && (!RARE.test(code) || lots.chance(20)),
  );
  const likely = theirs.filter((one) => mayConcern(one, registrations, filings));
  const procedure = registrations.length === 0 ? first(theirs, lots) : lots.oneOf(lots.chance(85) ? likely : theirs);
  if (!procedure) return;
  const inState = registrations.filter(({ status }) => (procedure.states ?? ['VALID']).includes(status));
  const registration = lots.oneOf(inState.length > 0 && lots.chance(90) ? inState : registrations.slice(-2));
  const filing = lots.oneOf(filings);
  const channel = lots.oneOf(channelsOf(procedure));
  const place = lots.oneOf(places);
  if (!channel || !place) return;
  const by: Record<Channel, Viewer> = {
    PERSON: who.viewer,
    INSTITUTION:
      registration && !procedure.fields.some(({ name }) => name === 'institution')
        ? { ...place.reviewer, institutionId: registration.primaryInstitutionId }
        : place.reviewer,
    AUTHORITY: officerOver(
      registration
        ? { authorityId: registration.issuingAuthorityId, authorityRegionCode: registration.issuingAuthorityRegionCode }
        : { authorityId: place.authorityId, authorityRegionCode: '440103' },
      'window',
    ),
    EX_OFFICIO: place.officer,
  };
  const usable = qualifications.filter((one) => procedure.uses?.({ ...one } as never) ?? true);
  const opened = await openApplication(stage.deps, by[channel], {
    procedure: procedure.code,
    practitionerId: who.practitionerId,
    qualificationId: lots.oneOf(usable)?.id ?? null,
    registrationId: registration?.id ?? null,
    multiFilingId: filing?.id ?? null,
  });
  if (opened.kind !== 'OpenedApplication') {
    expect(DECLINED).toContain(opened.kind);
    return;
  }
  if (!(await fill(ground, opened.application, lots))) return;
  await onward(ground, await now(stage, opened.application), far);
}

const RARE = /^QUAL_|ID15|_MIL$|_REISSUE|_INFO|_ID_FIX|_TRAINEE/;

/** Whether there is something in a state from which the procedure leads on. */
function mayConcern(
  { concerns, states = ['VALID'] }: Procedure,
  registrations: readonly RegistrationRow[],
  filings: readonly MultiFilingRow[],
): boolean {
  if (concerns === 'FILING') return filings.some(({ endedOn }) => endedOn === null);
  return !concerns.startsWith('REGISTRATION') || registrations.some(({ status }) => states.includes(status));
}

/** Whoever has nothing yet registers, mostly. */
const first = (procedures: readonly Procedure[], lots: Lots) =>
  lots.chance(90) ? procedures.find(({ code }) => /_REG$/.test(code)) : lots.oneOf(procedures);

const channelsOf = ({ channels }: Procedure) =>
  (['PERSON', 'PERSON', 'INSTITUTION', 'AUTHORITY'] as const).filter((channel) => channels[channel] !== undefined);

/** Fills in what is missing, in some way. @returns whether it was saved */
async function fill(ground: Ground, application: ApplicationRow, lots: Lots): Promise<boolean> {
  const { stage } = ground;
  const { deps } = stage;
  const procedure = getProcedure(application.procedure);
  const by = takerOf('submit', application);
  const saved = formOf(stage, application);
  const { registrations } = await thingsOf(ground, { practitionerId: application.practitionerId } as Someone);
  const registration = registrations.find(({ id }) => id === application.registrationId);
  const form: Record<string, unknown> = {};
  for (const field of fieldsFor(procedure.fields, application)) {
    const so = { ...saved, ...form } as FormValues;
    const required = typeof field.required === 'function' ? field.required(so) : field.required;
    const wanted = required || field.kind === 'DECLARATION' || lots.chance(field.name.startsWith('practice') ? 95 : 40);
    if (!wanted || (saved[field.name] !== undefined && lots.chance(70))) continue;
    form[field.name] = something(ground, field, lots, { application, registration, form });
  }
  if (procedure.photo !== false && application.photoKey === null) {
    await deps.db.application.updateMany({
      where: { id: application.id, status: application.status },
      data: { photoKey: `applications/photos/${application.id}.jpg` },
    });
  }
  const outcome = await saveDraft(deps, by, { ...seen(application), form });
  if (outcome.kind !== 'SavedDraft') {
    expect(DECLINED).toContain(outcome.kind);
    return false;
  }
  // Somebody else may have moved it on by now; then there is nothing to upload any more.
  if (target('submit', await now(stage, outcome.application)) !== null) {
    await upload(stage, by, outcome.application).catch((error: Error) =>
      expect(error.message).toContain('NotEditable'),
    );
  }
  return true;
}

interface Filling {
  application: ApplicationRow;
  registration: RegistrationRow | undefined;
  /** What has been filled in before this field. */
  form: Record<string, unknown>;
}

/** Something that fits, and makes sense more often than not. */
function something(ground: Ground, field: Field, lots: Lots, filling: Filling): unknown {
  const day = today(ground.stage.clock.now());
  const scopes = filling.registration?.scopeCodes ?? [];
  switch (field.kind) {
    case 'INSTITUTION':
      return somewhereTo(ground, lots, filling)?.institutionId;
    case 'SCOPES':
      return scopes.length > 0 && lots.chance(70)
        ? [...scopes]
        : lots.oneOf([['1001'], ['1001'], ['1002'], ['1001', '1011']]);
    case 'CHOICE':
      return lots.oneOf(
        (lots.chance(70) ? USUAL[field.name] : null)?.filter((code) => code in field.options) ??
          Object.keys(field.options),
      );
    case 'DATE':
      return addDays(day, dayOf(field.name, lots));
    case 'ID_NUMBER':
      return '440103198611051230';
    case 'YES_NO':
      return truth(ground, field.name, lots, filling);
    case 'DECLARATION':
      return true;
    case 'TEXT':
      return '某某';
    default:
      return null;
  }
}

/** Answers that nobody minds. */
const USUAL: Record<string, string[]> = {
  reason: ['F-P1', 'F-P2', 'D-P10', 'D-P1', 'D-P12', 'D-N4'],
  health: ['GOOD'],
  category: ['CLINICAL'],
};

/** Where to: the window knows what its authority decides, somebody registered goes elsewhere, a filing stays in the place. */
function somewhereTo({ places }: Ground, lots: Lots, { application, registration }: Filling): Somewhere | undefined {
  const { channel, authorityId, procedure } = application;
  if (lots.chance(15)) return lots.oneOf(places);
  const own = channel === 'AUTHORITY' && places.find((one) => one.authorityId === authorityId);
  if (own) return own;
  const fitting = places.filter(
    ({ institutionId, officer }) =>
      institutionId !== registration?.primaryInstitutionId &&
      (!procedure.endsWith('_MULTI') || liesIn(registration?.practicePlaceCode ?? '', officer.regionCode ?? '')),
  );
  return lots.oneOf(fitting);
}

/** The system knows whether the place changes and refuses another answer (S2-Q7, Q8). */
function truth({ places }: Ground, field: string, lots: Lots, { registration, form }: Filling): boolean {
  if (field === 'institutionChanges') return lots.chance(80);
  if (field !== 'placeChanges' || lots.chance(30)) return lots.chance(30);
  const chosen = places.find(({ institutionId }) => institutionId === form.institution);
  return chosen !== undefined && !liesIn(registration?.practicePlaceCode ?? '', chosen.officer.regionCode ?? '');
}

/** Days from today that make sense for what is asked. */
function dayOf(field: string, lots: Lots): number {
  switch (field) {
    case 'validFrom':
      return lots.next(20);
    case 'validUntil':
      return 20 + lots.next(700);
    case 'practiceFrom':
      return -900;
    case 'practiceUntil':
      return -600;
    case 'trainingFrom':
      return -300;
    case 'trainingUntil':
      return -60;
    case 'trainingEnd':
      return lots.next(700);
    default:
      return -lots.next(30);
  }
}

/** A step by its taker, or by somebody to whom it is nothing: taken only where the workflow lets it, refused without a trace. */
export async function tryStep(
  { stage }: Ground,
  step: Step,
  application: ApplicationRow,
  stranger = false,
): Promise<ApplicationRow | null> {
  const viewer = stranger ? strangerTo(step, application) : takerOf(step, application);
  const take = TAKING[step];
  if (!take) throw new Error(`Nobody takes ${step}`);
  const outcome = await take(stage.deps, viewer, application);
  if (!AGREED.has(outcome.kind)) {
    expect(DECLINED).toContain(outcome.kind);
    return null;
  }
  expect([step, application.path, application.status, canTakeSomehow(step, application, viewer)]).toEqual([
    step,
    application.path,
    application.status,
    true,
  ]);
  return now(stage, application);
}

/** A submission may choose its chain anew. */
const canTakeSomehow = (step: Step, application: ApplicationRow, viewer: Viewer) =>
  canTake(step, application, viewer) ||
  (step === 'submit' && application.receivedAt === null && application.status === 'DRAFT');

/** Lets whoever has his turn do what leads on, for some steps. */
async function onward(ground: Ground, from: ApplicationRow, far: number): Promise<void> {
  const { stage } = ground;
  let application: ApplicationRow | null = from;
  for (let n = 0; n < far && application; n += 1) {
    const step = leadsOn(application);
    if (!step) return;
    if (step === 'approve' || step === 'forward') application = await prepared(ground, application);
    application = await tryStep(ground, step, application);
  }
  if (application) await now(stage, application);
}

const ONWARD: readonly Step[] = ['submit', 'pass', 'accept', 'forward', 'approve', 'notify'];
const leadsOn = (application: ApplicationRow): Step | undefined =>
  waitingFor(application) === null ? undefined : ONWARD.find((step) => target(step, application) !== null);

/** Papers received, and what was applied for on somebody's behalf confirmed. */
async function prepared({ stage }: Ground, application: ApplicationRow): Promise<ApplicationRow> {
  const officer = officerOver(application);
  await receivePapers(stage, officer, application).catch(() => {});
  if (application.channel !== 'INSTITUTION' || application.confirmedAt || application.objectedAt) return application;
  const outcome = await confirmApplication(stage.deps, officer, seen(application));
  return outcome.kind === 'StepTaken' ? outcome.application : now(stage, application);
}

async function answer(ground: Ground, act: Extract<Act, { kind: 'answer' }>): Promise<void> {
  const application = await openOf(ground, act);
  if (!application) return;
  const { viewer } = whoOf(ground, act.who);
  const { deps } = ground.stage;
  const outcome = act.yes
    ? await confirmApplication(deps, viewer, seen(application))
    : await objectToApplication(deps, viewer, { ...seen(application), statement: '不同意' });
  expect([...AGREED, ...DECLINED]).toContain(outcome.kind);
}

/** Time goes on; at night the timers run, and none of them fails. */
async function pass({ stage }: Ground, days: number, night: boolean): Promise<void> {
  const day = addDays(today(stage.clock.now()), days);
  stage.clock.moveTo(`${calendarDate(day)}T10:00:00+08:00`);
  if (!night) return;
  const reasons: unknown[] = [];
  const { failed } = await runTimers(stage.deps, { warn: (what) => reasons.push(what) });
  expect([failed, reasons]).toEqual([0, []]);
}

/** An institution closes for good: the institutions service says so, and the register follows (domain 3.6). */
async function close({ stage, places }: Ground, n: number): Promise<void> {
  // One stays, so that there is somewhere to go.
  const place = at(places.slice(1), n);
  const institution = place && stage.world.institutions.get(place.institutionId);
  if (!place || !institution) return;
  stage.world.changeInstitution(place.institutionId, { status: 'CLOSED' });
  const { institutionId } = place;
  const { deps } = stage;
  const changed = { institutionId, name: institution.name, status: 'CLOSED' as const, version: 2 };
  await deps.db.$transaction((tx) => institutionChanged(tx, deps, { ...changed, closedOn: null } as never));
  for (const what of ['REGISTRATIONS', 'FILINGS'] as const) {
    await deps.db.$transaction((tx) => followInstitution(tx, deps, { institutionId, what, after: null }));
  }
}

/** What an authority records about somebody, with all that follows (domain 3.7). */
async function record(ground: Ground, who: Someone, lots: Lots): Promise<void> {
  const { stage, places } = ground;
  const day = today(stage.clock.now());
  const { registrations, qualifications } = await thingsOf(ground, who);
  const registration = lots.oneOf(registrations);
  const profession = registration?.professionType ?? qualifications[0]?.kind ?? null;
  const what = lots.oneOf([
    { kind: 'PENALTY', measure: 'SUSPENSION', validFrom: day, validUntil: addDays(day, 200) },
    { kind: 'PENALTY', measure: 'REVOCATION' },
    { kind: 'PENALTY', measure: 'WARNING' },
    { kind: 'ASSESSMENT', measure: 'FAILED', validFrom: day, validUntil: addDays(day, 100) },
    { kind: 'BAN', measure: 'FALSE_MATERIALS' },
    { kind: 'BAN', measure: 'FRAUD' },
    { kind: 'CRIMINAL', measure: 'SENTENCE' },
    { kind: 'DISCONTINUATION', measure: 'DISCONTINUED', validFrom: addDays(day, -750) },
    { kind: 'TRAINING', measure: 'PASSED', validFrom: addDays(day, -300), validUntil: addDays(day, -30) },
  ] as const);
  if (!what) return;
  const office = registration
    ? { authorityId: registration.issuingAuthorityId, authorityRegionCode: registration.issuingAuthorityRegionCode }
    : { authorityId: places[0]?.authorityId ?? null, authorityRegionCode: '440103' };
  const viewer: Viewer = { ...officerOver(office), rights: [...OFFICER_RIGHTS, 'RECORD_PENALTIES'] };
  const outcome = await reportRecord(stage.deps, viewer, {
    decidedOn: day,
    practitionerId: who.practitionerId,
    professionType: profession,
    registrationId: registration?.id ?? null,
    details: DETAILS[what.kind],
    ...what,
  });
  expect(['ReportedRecord', ...DECLINED]).toContain(outcome.kind);
}

/** The authority begins of its own accord (5.6). */
async function task(ground: Ground, who: Someone, lots: Lots): Promise<void> {
  const { registrations } = await thingsOf(ground, who);
  const registration = lots.oneOf(registrations);
  if (!registration) return;
  const official = [...PROCEDURES.values()].filter(
    ({ channels, profession }) => channels.EX_OFFICIO !== undefined && profession === registration.professionType,
  );
  const procedure = lots.oneOf(official);
  if (!procedure) return;
  const reasons = procedure.fields.find(({ name }) => name === 'reason');
  const outcome = await openOfficialTask(
    ground.stage.deps,
    officerOver({
      authorityId: registration.issuingAuthorityId,
      authorityRegionCode: registration.issuingAuthorityRegionCode,
    }),
    {
      registrationId: registration.id,
      procedure: procedure.code,
      reason: (reasons?.kind === 'CHOICE' && lots.oneOf(Object.keys(reasons.options))) || 'D-P11',
      evidence: '某项材料',
    },
  );
  expect([...DECLINED, 'OpenedApplication']).toContain(outcome.kind);
}

async function link({ stage }: Ground, { viewer }: Someone): Promise<void> {
  const outcome = await openLinkedChange(stage.deps, viewer);
  expect(['OpenedLinkedChange', ...DECLINED]).toContain(outcome.kind);
}

export const STEPS_TO_TRY = TAKEN;
