import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { anInstitutionUser, aPerson } from '@medreg/testkit';
import { ask, take } from '../../test/ask.ts';
import { aSubmitted, type Case } from '../../test/builders.ts';
import { play } from '../../test/play.ts';
import { aStage, type Stage, someone, somewhere } from '../../test/stage.ts';
import { MOST_BOOKINGS } from './book-appointment.ts';
import { openAppointmentSlots } from './open-slots.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const OUTCOME = `{ __typename
  ... on SavedAppointment { appointment { id version state name applicationNumber procedureName slot { id free } application { id } } }
  ... on RequirementNotMet { code }
  ... on AppointmentChanged { appointment { version state } } }`;
const VERBS = {
  book: `mutation($slotId: ID!, $applicationId: ID!) {
    bookAppointment(slotId: $slotId, applicationId: $applicationId) ${OUTCOME} }`,
  move: `mutation($id: ID!, $version: Int!, $slotId: ID!) {
    moveAppointment(appointmentId: $id, version: $version, slotId: $slotId) ${OUTCOME} }`,
  cancel: `mutation($id: ID!, $version: Int!) { cancelAppointment(appointmentId: $id, version: $version) ${OUTCOME} }`,
  keep: `mutation($id: ID!, $version: Int!) { keepAppointment(appointmentId: $id, version: $version) ${OUTCOME} }`,
};
const DAY = `query($date: Date!, $first: Int, $after: String) { appointments(date: $date, first: $first, after: $after) {
  __typename edges { node { name state } } pageInfo { hasNextPage endCursor } } }`;
const MINE = '{ myAppointments { __typename edges { node { id state } } } }';

type Viewer = Parameters<typeof ask>[1];
const act = (viewer: Viewer, verb: keyof typeof VERBS, variables: Record<string, unknown>) =>
  ask(stage, viewer, VERBS[verb], variables);

/** Slots of a window on the day after, one after the other from nine o'clock. */
async function slots({ officer }: Pick<Case, 'officer'>, ...capacities: number[]): Promise<string[]> {
  const base = new Date('2026-11-10T09:00:00+08:00').getTime();
  const half = 30 * 60_000;
  const opened = await openAppointmentSlots(
    stage.deps,
    officer,
    capacities.map((capacity, at) => ({
      startsAt: new Date(base + at * half),
      endsAt: new Date(base + (at + 1) * half),
      capacity,
    })),
  );
  if (opened.kind !== 'OpenedAppointmentSlots') throw new Error(JSON.stringify(opened));
  return opened.slots.map(({ id }) => id);
}
const book = ({ viewer, application }: Pick<Case, 'viewer' | 'application'>, slotId: string | undefined) =>
  act(viewer, 'book', { slotId, applicationId: application.id });
const bookedOf = (answer: Record<string, unknown>) => answer.appointment as { id: string; version: number };
const slotOf = (id: string | undefined) => stage.deps.db.appointmentSlot.findUniqueOrThrow({ where: { id: id ?? '' } });
const notices = async (practitionerId: string) =>
  (
    await stage.deps.db.outboxMessage.findMany({
      where: { key: practitionerId, payload: { path: ['template'], equals: 'APPOINTMENT_NOTICE' } },
      orderBy: { createdAt: 'asc' },
    })
  ).map(({ payload }) => JSON.parse(stage.deps.pii.open((payload as { params: string }).params)).state);

describe('bookAppointment (S2-Q59.9; domain 3.1.15)', () => {
  it('takes a place at the window that handles the application, and tells the person', async () => {
    const submitted = await aSubmitted(stage);
    const [slotId] = await slots(submitted, 2);
    expect(await book(submitted, slotId)).toMatchObject({
      __typename: 'SavedAppointment',
      appointment: {
        version: 1,
        state: 'BOOKED',
        name: '李时针',
        applicationNumber: submitted.application.number,
        procedureName: '中医（专长）医师执业注册',
        slot: { id: slotId, free: 1 },
        application: { id: submitted.application.id },
      },
    });
    expect(await notices(submitted.practitionerId)).toEqual(['已预约']);
    const [one] = await stage.deps.db.appointment.findMany({ where: { slotId: slotId ?? '' } });
    expect(await readAudit(stage.deps.db, 'Appointment', one?.id ?? '')).toMatchObject([
      { action: 'bookAppointment', actor: { accountId: submitted.viewer.accountId } },
    ]);
    expect(await ask(stage, submitted.viewer, MINE)).toMatchObject({ edges: [{ node: { state: 'BOOKED' } }] });
  });

  it('two people and the last place: one gets it', async () => {
    const where = somewhere(stage);
    const people = await Promise.all([1, 2, 3].map(() => aSubmitted(stage, someone(stage), where)));
    const [slotId] = await slots(where, 1);
    const answers = await Promise.all(people.map((one) => book(one, slotId)));
    expect(answers.filter(({ __typename }) => __typename === 'SavedAppointment')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'SLOT_FULL')).toHaveLength(2);
    expect(await slotOf(slotId)).toMatchObject({ booked: 1 });
  });

  it('the same person twice, at once and later: one booking', async () => {
    const submitted = await aSubmitted(stage);
    const [slotId] = await slots(submitted, 5);
    const answers = await Promise.all([book(submitted, slotId), book(submitted, slotId)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['RequirementNotMet', 'SavedAppointment']);
    expect(await book(submitted, slotId)).toMatchObject({ code: 'ALREADY_BOOKED' });
    expect(await slotOf(slotId)).toMatchObject({ booked: 1 });
    expect(await notices(submitted.practitionerId)).toEqual(['已预约']);
  });

  it('nobody takes more than a few', async () => {
    const submitted = await aSubmitted(stage);
    const ids = await slots(submitted, ...Array.from({ length: MOST_BOOKINGS + 1 }, () => 1));
    const answers = await Promise.all(ids.map((id) => book(submitted, id)));
    expect(answers.filter(({ __typename }) => __typename === 'SavedAppointment')).toHaveLength(MOST_BOOKINGS);
    expect(answers.filter(({ code }) => code === 'TOO_MANY')).toHaveLength(1);
  });

  it('refuses another window, what has begun, what is closed or unknown, and an application that is over', async () => {
    const submitted = await aSubmitted(stage);
    const [elsewhere] = await slots(somewhere(stage), 1);
    expect(await book(submitted, elsewhere)).toMatchObject({ code: 'OTHER_WINDOW' });
    expect(await book(submitted, 'x')).toMatchObject({ code: 'SLOT_UNKNOWN' });
    const [first, second] = await slots(submitted, 1, 1);
    await stage.deps.db.appointmentSlot.update({ where: { id: second ?? '' }, data: { closedAt: new Date() } });
    expect(await book(submitted, second)).toMatchObject({ code: 'SLOT_CLOSED' });
    stage.clock.moveTo('2026-11-10T09:00:00+08:00');
    expect(await book(submitted, first)).toMatchObject({ code: 'SLOT_BEGUN' });
    stage.clock.moveTo('2026-11-10T08:59:59+08:00');
    await take(stage, submitted.viewer, 'withdraw', submitted.application);
    expect(await book(submitted, first)).toMatchObject({ code: 'APPLICATION_OVER' });
  });

  it('is the applicant’s: others do not find the application', async () => {
    const submitted = await aSubmitted(stage);
    const [slotId] = await slots(submitted, 3);
    for (const viewer of [someone(stage).viewer, submitted.reviewer]) {
      expect(await book({ ...submitted, viewer }, slotId)).toMatchObject({ __typename: 'ApplicationNotFound' });
    }
    expect(await book({ ...submitted, viewer: submitted.officer }, slotId)).toMatchObject({ __typename: 'FORBIDDEN' });
  });

  it('an institution books for what it has brought in', async () => {
    const who = someone(stage);
    const where = somewhere(stage);
    const application = await play(
      stage,
      {
        by: where.reviewer,
        procedure: 'TCM_REG',
        practitionerId: who.practitionerId,
        qualificationId: who.qualificationId,
      },
      'INST_PASSED',
    );
    const [slotId] = await slots(where, 1);
    expect(await book({ viewer: where.reviewer, application }, slotId)).toMatchObject({
      __typename: 'SavedAppointment',
    });
    expect(await ask(stage, where.reviewer, MINE)).toMatchObject({ edges: [{ node: { state: 'BOOKED' } }] });
    expect(await notices(who.practitionerId)).toEqual(['已预约']);
  });
});

describe('moveAppointment', () => {
  it('gives up the old place for the new one, and keeps the old appointment on record', async () => {
    const submitted = await aSubmitted(stage);
    const [from, to] = await slots(submitted, 1, 1);
    const before = bookedOf(await book(submitted, from));
    expect(await act(submitted.viewer, 'move', { ...before, slotId: to })).toMatchObject({
      appointment: { state: 'BOOKED', slot: { id: to } },
    });
    expect([(await slotOf(from)).booked, (await slotOf(to)).booked]).toEqual([0, 1]);
    expect(await stage.deps.db.appointment.findUnique({ where: { id: before.id } })).toMatchObject({ state: 'MOVED' });
    expect(await notices(submitted.practitionerId)).toEqual(['已预约', '已改期']);
  });

  it('keeps the old place when the new one is full', async () => {
    const where = somewhere(stage);
    const one = await aSubmitted(stage, someone(stage), where);
    const other = await aSubmitted(stage, someone(stage), where);
    const [from, to] = await slots(where, 1, 1);
    const before = bookedOf(await book(one, from));
    await book(other, to);
    expect(await act(one.viewer, 'move', { ...before, slotId: to })).toMatchObject({ code: 'SLOT_FULL' });
    expect([(await slotOf(from)).booked, (await slotOf(to)).booked]).toEqual([1, 1]);
  });

  it('twice at once, and in opposite directions at once: every place is counted right', async () => {
    const where = somewhere(stage);
    const one = await aSubmitted(stage, someone(stage), where);
    const other = await aSubmitted(stage, someone(stage), where);
    const [left, right] = await slots(where, 2, 2);
    const [mine, theirs] = [bookedOf(await book(one, left)), bookedOf(await book(other, right))];
    const answers = await Promise.all([
      act(one.viewer, 'move', { ...mine, slotId: right }),
      act(one.viewer, 'move', { ...mine, slotId: right }),
      act(other.viewer, 'move', { ...theirs, slotId: left }),
    ]);
    expect(answers.filter(({ __typename }) => __typename === 'SavedAppointment')).toHaveLength(2);
    expect([(await slotOf(left)).booked, (await slotOf(right)).booked]).toEqual([1, 1]);
  });

  it('refuses the same slot, another window, one’s own second booking, and what has begun', async () => {
    const submitted = await aSubmitted(stage);
    const [first, second] = await slots(submitted, 2, 2);
    const [elsewhere] = await slots(somewhere(stage), 1);
    const mine = bookedOf(await book(submitted, first));
    expect(await act(submitted.viewer, 'move', { ...mine, slotId: first })).toMatchObject({ code: 'SAME_SLOT' });
    expect(await act(submitted.viewer, 'move', { ...mine, slotId: elsewhere })).toMatchObject({ code: 'OTHER_WINDOW' });
    await book(submitted, second);
    expect(await act(submitted.viewer, 'move', { ...mine, slotId: second })).toMatchObject({ code: 'ALREADY_BOOKED' });
    expect([(await slotOf(first)).booked, (await slotOf(second)).booked]).toEqual([1, 1]);
    stage.clock.moveTo('2026-11-10T09:00:00+08:00');
    expect(await act(submitted.viewer, 'move', { ...mine, slotId: second })).toMatchObject({ code: 'BEGUN' });
    const stranger = someone(stage).viewer;
    expect(await act(stranger, 'move', { ...mine, slotId: second })).toMatchObject({
      __typename: 'AppointmentNotFound',
    });
  });
});

describe('cancelAppointment', () => {
  it('frees the place until it begins, for oneself only, once', async () => {
    const submitted = await aSubmitted(stage);
    const [slotId] = await slots(submitted, 1);
    const mine = bookedOf(await book(submitted, slotId));
    expect(await act(someone(stage).viewer, 'cancel', mine)).toMatchObject({ __typename: 'AppointmentNotFound' });
    expect(await act(submitted.officer, 'cancel', mine)).toMatchObject({ __typename: 'FORBIDDEN' });
    stage.clock.moveTo('2026-11-10T09:00:00+08:00');
    expect(await act(submitted.viewer, 'cancel', mine)).toMatchObject({ code: 'BEGUN' });
    stage.clock.moveTo('2026-11-10T08:59:59+08:00');
    const answers = await Promise.all([1, 2].map(() => act(submitted.viewer, 'cancel', mine)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['AppointmentChanged', 'SavedAppointment']);
    expect(await slotOf(slotId)).toMatchObject({ booked: 0 });
    expect(await act(submitted.viewer, 'cancel', { ...mine, version: 2 })).toMatchObject({ code: 'NOT_BOOKED' });
    expect(await notices(submitted.practitionerId)).toEqual(['已预约', '已取消']);
    expect(await book(submitted, slotId)).toMatchObject({ __typename: 'SavedAppointment' });
  });
});

describe('the window’s day', () => {
  it('lists who comes in the order of the slots, and notes who came', async () => {
    const where = somewhere(stage);
    const people = await Promise.all(
      ['甲一', '乙二', '丙三'].map((name) => aSubmitted(stage, someone(stage, { name }), where)),
    );
    const ids = await slots(where, 1, 1, 1);
    const mine: { id: string; version: number }[] = [];
    for (const [at, one] of people.entries()) mine.push(bookedOf(await book(one, ids[2 - at])));
    await act((people[2] as Case).viewer, 'cancel', { ...mine[2] });

    const page = await ask(stage, where.officer, DAY, { date: '2026-11-10', first: 1 });
    expect(page).toMatchObject({
      edges: [{ node: { name: '乙二', state: 'BOOKED' } }],
      pageInfo: { hasNextPage: true },
    });
    const after = (page.pageInfo as { endCursor: string }).endCursor;
    expect(await ask(stage, where.officer, DAY, { date: '2026-11-10', after })).toMatchObject({
      edges: [{ node: { name: '甲一' } }],
      pageInfo: { hasNextPage: false },
    });
    expect((await ask(stage, where.officer, DAY, { date: '2026-11-11' })).edges).toEqual([]);
    expect((await ask(stage, somewhere(stage).officer, DAY, { date: '2026-11-10' })).edges).toEqual([]);
    for (const viewer of [aPerson(), anInstitutionUser(), { ...where.officer, rights: [] }]) {
      expect(await ask(stage, viewer, DAY, { date: '2026-11-10' })).toMatchObject({ __typename: 'FORBIDDEN' });
    }

    const keep = (viewer: Viewer) => act(viewer, 'keep', { ...mine[0] });
    expect(await keep(where.officer)).toMatchObject({ code: 'NOT_TODAY' });
    stage.clock.moveTo('2026-11-10T00:00:00+08:00');
    expect(await keep(somewhere(stage).officer)).toMatchObject({ __typename: 'AppointmentNotFound' });
    expect(await keep((people[0] as Case).viewer)).toMatchObject({ __typename: 'FORBIDDEN' });
    const answers = await Promise.all([keep(where.officer), keep(where.officer)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['AppointmentChanged', 'SavedAppointment']);
    expect(await slotOf(ids[2])).toMatchObject({ booked: 1 });
  });
});
