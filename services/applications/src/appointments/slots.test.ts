import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { anInstitutionUser, aPerson, aStranger } from '@medreg/testkit';
import { ask } from '../../test/ask.ts';
import { aSubmitted } from '../../test/builders.ts';
import { aStage, type Stage, somewhere } from '../../test/stage.ts';
import { MOST_SLOTS } from './open-slots.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const OPEN = `mutation($slots: [AppointmentSlotInput!]!) { openAppointmentSlots(slots: $slots) { __typename
  ... on OpenedAppointmentSlots { slots { id startsAt endsAt capacity free closed authority { id } } }
  ... on InvalidInput { problems { field problem } } ... on RequirementNotMet { code } } }`;
const CLOSE = `mutation($slotId: ID!) { closeAppointmentSlot(slotId: $slotId) { __typename
  ... on ClosedAppointmentSlot { cancelled slot { closed free } } ... on RequirementNotMet { code } } }`;
const SLOTS = `query($authorityId: ID!, $from: Date!, $to: Date!) {
  appointmentSlots(authorityId: $authorityId, from: $from, to: $to) { startsAt free closed } }`;
const BOOK = `mutation($slotId: ID!, $applicationId: ID!) { bookAppointment(slotId: $slotId, applicationId: $applicationId) {
  __typename ... on SavedAppointment { appointment { id } } ... on RequirementNotMet { code } } }`;

const slot = (day: string, from: string, until: string, capacity = 2) => ({
  startsAt: `${day}T${from}:00+08:00`,
  endsAt: `${day}T${until}:00+08:00`,
  capacity,
});
const open = (viewer: Parameters<typeof ask>[1], ...slots: unknown[]) => ask(stage, viewer, OPEN, { slots });
const window = () => somewhere(stage);
const list = async (viewer: Parameters<typeof ask>[1], authorityId: string, from = '2026-11-10', to = from) => {
  const { data, errors } = await stage.subgraph.execute(viewer, SLOTS, { authorityId, from, to });
  return errors ? String(errors[0]?.extensions?.code) : (data as { appointmentSlots: unknown[] }).appointmentSlots;
};

describe('openAppointmentSlots (S2-Q59.9; domain 3.1.15)', () => {
  it('opens slots that persons and institutions see', async () => {
    const { officer, authorityId, reviewer } = window();
    const answer = await open(officer, slot('2026-11-10', '09:30', '10:00'), slot('2026-11-10', '09:00', '09:30', 1));
    expect(answer).toMatchObject({
      __typename: 'OpenedAppointmentSlots',
      slots: [
        { startsAt: '2026-11-10T01:00:00.000Z', capacity: 1, free: 1, closed: false, authority: { id: authorityId } },
        { startsAt: '2026-11-10T01:30:00.000Z', capacity: 2, free: 2 },
      ],
    });
    for (const viewer of [aPerson(), reviewer, officer]) expect(await list(viewer, authorityId)).toHaveLength(2);
    expect(await list(aPerson(), authorityId, '2026-11-11')).toEqual([]);
    expect(await readAudit(stage.deps.db, 'AppointmentWindow', authorityId)).toMatchObject([
      { action: 'openAppointmentSlots', actor: { accountId: officer.accountId } },
    ]);
  });

  it('refuses what is over, far ahead, too short, too long, over midnight or without a sensible capacity', async () => {
    const { officer } = window();
    const answer = await open(
      officer,
      slot('2026-11-09', '09:59', '10:30'),
      slot('2027-02-08', '09:00', '09:30'),
      slot('2026-11-10', '09:00', '09:04'),
      slot('2026-11-10', '09:00', '17:01'),
      { ...slot('2026-11-10', '23:30', '23:40'), endsAt: '2026-11-11T00:10:00+08:00' },
      slot('2026-11-10', '12:00', '12:30', 0),
      slot('2026-11-10', '13:00', '13:30', 101),
    );
    expect(answer.problems).toEqual([
      { field: 'slots.0.startsAt', problem: 'OUT_OF_RANGE' },
      { field: 'slots.1.startsAt', problem: 'OUT_OF_RANGE' },
      { field: 'slots.2.endsAt', problem: 'LENGTH' },
      { field: 'slots.3.endsAt', problem: 'LENGTH' },
      { field: 'slots.4.endsAt', problem: 'LENGTH' },
      { field: 'slots.5.capacity', problem: 'OUT_OF_RANGE' },
      { field: 'slots.6.capacity', problem: 'OUT_OF_RANGE' },
    ]);
    expect(await open(officer)).toMatchObject({ problems: [{ field: 'slots', problem: 'REQUIRED' }] });
    const many = Array.from({ length: MOST_SLOTS + 1 }, () => slot('2026-11-10', '09:00', '09:30'));
    expect(await open(officer, ...many)).toMatchObject({ problems: [{ field: 'slots', problem: 'TOO_MANY' }] });
  });

  it('accepts both ends: five minutes, eight hours, until midnight, ninety days ahead', async () => {
    const { officer } = window();
    const answer = await open(
      officer,
      slot('2026-11-10', '09:00', '09:05'),
      slot('2026-11-11', '08:00', '16:00', 100),
      { ...slot('2026-11-12', '23:30', '23:59'), endsAt: '2026-11-13T00:00:00+08:00' },
      slot('2027-02-07', '10:00', '10:30'),
    );
    expect(answer).toMatchObject({ __typename: 'OpenedAppointmentSlots' });
  });

  it('all or none: one that lies over another keeps all out; one after the other is none', async () => {
    const { officer, authorityId } = window();
    await open(officer, slot('2026-11-10', '09:00', '10:00'));
    expect(
      await open(officer, slot('2026-11-10', '11:00', '12:00'), slot('2026-11-10', '09:59', '10:30')),
    ).toMatchObject({
      code: 'SLOTS_OVERLAP',
    });
    expect(await list(officer, authorityId)).toHaveLength(1);
    expect(await open(officer, slot('2026-11-10', '10:00', '11:00'))).toMatchObject({
      __typename: 'OpenedAppointmentSlots',
    });
    expect(await open(window().officer, slot('2026-11-10', '09:00', '10:00'))).toMatchObject({
      __typename: 'OpenedAppointmentSlots',
    });
  });

  it('twice at once: opened once', async () => {
    const { officer } = window();
    const answers = await Promise.all([1, 2].map(() => open(officer, slot('2026-11-10', '09:00', '10:00'))));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['OpenedAppointmentSlots', 'RequirementNotMet']);
  });

  it('is for officers who accept applications', async () => {
    const { officer, reviewer } = window();
    for (const viewer of [aPerson(), reviewer, { ...officer, rights: ['DECIDE_APPLICATIONS' as const] }]) {
      expect(await open(viewer, slot('2026-11-10', '09:00', '10:00'))).toMatchObject({ __typename: 'FORBIDDEN' });
    }
  });
});

describe('appointmentSlots', () => {
  it('shows what can still be booked; the window sees all that there was', async () => {
    const { officer, authorityId } = window();
    const opened = await open(officer, slot('2026-11-10', '09:00', '09:30'), slot('2026-11-10', '10:00', '10:30'));
    const [, second] = opened.slots as { id: string }[];
    await ask(stage, officer, CLOSE, { slotId: second?.id });
    stage.clock.moveTo('2026-11-10T09:00:00+08:00');
    expect(await list(aPerson(), authorityId)).toEqual([]);
    expect(await list(officer, authorityId)).toMatchObject([{ closed: false }, { closed: true, free: 0 }]);
  });

  it('asks for 31 days at most, and for somebody with an account', async () => {
    const { authorityId } = window();
    expect(await list(aPerson(), authorityId, '2026-11-10', '2026-12-10')).toEqual([]);
    expect(await list(aPerson(), authorityId, '2026-11-10', '2026-12-11')).toBe('BAD_USER_INPUT');
    expect(await list(aPerson(), authorityId, '2026-11-10', '2026-11-09')).toBe('BAD_USER_INPUT');
    expect(await list(aStranger(), authorityId)).toBe('UNAUTHENTICATED');
  });
});

describe('closeAppointmentSlot', () => {
  const close = (viewer: Parameters<typeof ask>[1], slotId: unknown) => ask(stage, viewer, CLOSE, { slotId });
  const opened = async (officer: Parameters<typeof ask>[1]) =>
    ((await open(officer, slot('2026-11-10', '09:00', '09:30'))).slots as { id: string }[])[0]?.id;

  it('cancels what was booked, tells everybody, and frees the time', async () => {
    const submitted = await aSubmitted(stage);
    const slotId = await opened(submitted.officer);
    await ask(stage, submitted.viewer, BOOK, { slotId, applicationId: submitted.application.id });
    expect(await close(submitted.officer, slotId)).toEqual({
      __typename: 'ClosedAppointmentSlot',
      cancelled: 1,
      slot: { closed: true, free: 0 },
    });
    expect(await stage.deps.db.appointment.findMany({ where: { slotId } })).toMatchObject([{ state: 'CANCELLED' }]);
    const told = await stage.deps.db.outboxMessage.findFirstOrThrow({
      where: { key: submitted.practitionerId, payload: { path: ['template'], equals: 'APPOINTMENT_NOTICE' } },
      orderBy: { createdAt: 'desc' },
    });
    expect(JSON.parse(stage.deps.pii.open((told.payload as { params: string }).params))).toEqual({
      time: '2026年11月10日 09:00',
      state: '已由窗口取消',
    });
    expect(await close(submitted.officer, slotId)).toMatchObject({ cancelled: 0 });
    expect(await opened(submitted.officer)).toBeDefined();
  });

  it('twice at once: everybody is told once', async () => {
    const submitted = await aSubmitted(stage);
    const slotId = await opened(submitted.officer);
    await ask(stage, submitted.viewer, BOOK, { slotId, applicationId: submitted.application.id });
    const answers = await Promise.all([1, 2].map(() => close(submitted.officer, slotId)));
    expect(answers.map(({ cancelled }) => cancelled).sort()).toEqual([0, 1]);
  });

  it('a booking that races the closing is cancelled or refused, never left over', async () => {
    const submitted = await aSubmitted(stage);
    const slotId = await opened(submitted.officer);
    await Promise.all([
      ask(stage, submitted.viewer, BOOK, { slotId, applicationId: submitted.application.id }),
      close(submitted.officer, slotId),
    ]);
    expect(await stage.deps.db.appointment.count({ where: { slotId: slotId ?? '', state: 'BOOKED' } })).toBe(0);
    expect(await stage.deps.db.appointmentSlot.findUnique({ where: { id: slotId ?? '' } })).toMatchObject({
      booked: 0,
    });
  });

  it('not when it has begun, not by another window, not by others', async () => {
    const { officer, institutionId } = window();
    const slotId = await opened(officer);
    expect(await close(window().officer, slotId)).toMatchObject({ code: 'SLOT_UNKNOWN' });
    expect(await close(officer, 'no id')).toMatchObject({ code: 'SLOT_UNKNOWN' });
    for (const viewer of [aPerson(), anInstitutionUser({ institutionId })]) {
      expect(await close(viewer, slotId)).toMatchObject({ __typename: 'FORBIDDEN' });
    }
    stage.clock.moveTo('2026-11-10T09:00:00+08:00');
    expect(await close(officer, slotId)).toMatchObject({ code: 'SLOT_BEGUN' });
  });
});
