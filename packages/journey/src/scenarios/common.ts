import { type Form, open } from '../acts/applications.ts';
import { atTheWindow, firstRegistration } from '../acts/at-the-window.ts';
import { openTask } from '../acts/register.ts';
import type { Cast, Place } from '../cast.ts';
import { Surprise } from '../graph.ts';
import type { Calling } from '../people.ts';
import { A_YEAR, TOLD_BEFORE } from './forms.ts';
import { type Registered, registered } from './registered.ts';
import { actsHimself, leaves, left, type Scenarios, type Way } from './scenario.ts';

/** A profession whose procedures have the same names but for their beginning. */
export interface Profession {
  /** TCM, PHY */
  prefix: string;
  calling: Calling;
}

/** Somebody at the hospital; at a place of its own that closes later, where the chain depends on that. */
export async function atWork(cast: Cast, calling: Calling, way: Way, form?: Form) {
  const closing = way.chain === 'TO_AUTHORITY';
  const place = closing ? await cast.newPlace() : await cast.place('hospital');
  const who = await registered(cast, calling, place, { account: actsHimself(way), ...(form && { form }) });
  return { place, who, closing };
}

/** One of the procedures about a record that the window does at once, as preparation of another. */
export const atOnce = (
  cast: Cast,
  place: Pick<Place, 'officer' | 'decider'>,
  procedure: string,
  { practitionerId, registration }: Registered,
  form: Form,
) => atTheWindow(cast, place, { procedure, practitionerId, registrationId: registration.id, form });

/** 注册、重新注册: on one's qualification, at the hospital. */
export const registrations = ({ prefix, calling }: Profession): Scenarios[] => [
  {
    procedure: `${prefix}_REG`,
    ways: { PERSON: ['GENERAL'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const place = await cast.place('hospital');
      const who = await cast.somebody(calling, { account: actsHimself(way) });
      return {
        who,
        place,
        opening: { qualificationId: who.qualificationId },
        form: firstRegistration(calling, place.id).form,
      };
    },
    check: leaves('VALID'),
  },
  {
    procedure: `${prefix}_REREG`,
    ways: { PERSON: ['GENERAL'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place } = await atWork(cast, calling, way);
      await atOnce(cast, place, `${prefix}_DEREG`, who, { reason: 'D-P10' });
      return {
        who,
        place,
        opening: { qualificationId: who.qualificationId },
        form: firstRegistration(calling, place.id).form,
      };
    },
    check: (application) =>
      leaves('VALID')(application) ??
      (left(application)?.practicePlace.code === '440000' ? null : 'the place is another one'),
  },
];

/** 多执业机构备案, 取消: at the clinic, beside the hospital. */
export const multiFilings = ({ prefix, calling }: Profession): Scenarios[] => [
  {
    procedure: `${prefix}_MULTI`,
    ways: { PERSON: ['GENERAL'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who } = await atWork(cast, calling, way);
      const place = await cast.place('clinic');
      return {
        who,
        place,
        opening: { registrationId: who.registration.id },
        form: { institution: place.id, ...A_YEAR },
      };
    },
    check: (application) => (left(application)?.filings[0]?.state === 'ACTIVE' ? null : 'there is no active filing'),
  },
  {
    procedure: `${prefix}_MULTI_CANCEL`,
    ways: { PERSON: ['GENERAL'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who } = await atWork(cast, calling, way);
      const place = await cast.place('clinic');
      const { filings } = await atOnce(cast, place, `${prefix}_MULTI`, who, { institution: place.id, ...A_YEAR });
      const multiFilingId = filings[0]?.id ?? '';
      return { who, place, opening: { multiFilingId }, form: { reason: '不再在该机构执业' } };
    },
    check: (application) => (left(application)?.filings[0]?.state === 'CANCELLED' ? null : 'the filing goes on'),
  },
];

/** A change that is under way, behind which what the law orders has to wait. */
async function aChangeUnderWay(cast: Cast, prefix: string, { actor, registration }: Registered): Promise<string> {
  if (!actor) throw new Surprise('somebody without an account has applied for something');
  return (await open(cast.graph, actor, { procedure: `${prefix}_CHG`, registrationId: registration.id })).id;
}

/** 备案, 取消备案, 注销: by the person, by the institution, at the window, by the law. */
export const endings = ({ prefix, calling }: Profession): Scenarios[] => [
  {
    procedure: `${prefix}_FILE`,
    ways: {
      PERSON: ['GENERAL', 'TO_AUTHORITY'],
      INSTITUTION: ['BY_INSTITUTION', 'WAITING'],
      AUTHORITY: ['WINDOW'],
      EX_OFFICIO: ['EX_OFFICIO'],
    },
    async prepare(cast, way) {
      const { who, place, closing } = await atWork(cast, calling, way);
      if (closing) await cast.close(place);
      const opening = { registrationId: who.registration.id };
      const subject = { who, place, opening, form: { reason: 'F-P1' } };
      if (way.chain === 'WAITING') return { ...subject, behind: await aChangeUnderWay(cast, prefix, who) };
      if (way.chain !== 'EX_OFFICIO') return subject;
      const task = { registrationId: who.registration.id, procedure: `${prefix}_FILE`, reason: 'F-P6' };
      return { ...subject, taskId: await openTask(cast.graph, place.officer, task) };
    },
    check: (application, subject) => leaves(subject.taskId ? 'VALID' : 'FILED')(application),
  },
  {
    procedure: `${prefix}_FILE_CANCEL`,
    ways: { PERSON: ['GENERAL', 'TO_AUTHORITY'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place, closing } = await atWork(cast, calling, way);
      await atOnce(cast, place, `${prefix}_FILE`, who, { reason: 'F-P2' });
      if (closing) await cast.close(place);
      return { who, place, opening: { registrationId: who.registration.id }, form: { reason: '重新执业' } };
    },
    check: leaves('VALID'),
  },
  {
    procedure: `${prefix}_DEREG`,
    ways: {
      PERSON: ['GENERAL', 'TO_AUTHORITY'],
      INSTITUTION: ['BY_INSTITUTION'],
      AUTHORITY: ['WINDOW'],
      EX_OFFICIO: ['EX_OFFICIO'],
    },
    async prepare(cast, way) {
      const { who, place, closing } = await atWork(cast, calling, way);
      if (closing) await cast.close(place);
      const opening = { registrationId: who.registration.id };
      const form: Form = way.channel === 'INSTITUTION' ? { reason: 'D-P12', ...TOLD_BEFORE } : { reason: 'D-P10' };
      if (way.chain !== 'EX_OFFICIO') return { who, place, opening, form };
      const task = { registrationId: who.registration.id, procedure: `${prefix}_DEREG`, reason: 'D-P6' };
      return { who, place, opening, form, taskId: await openTask(cast.graph, place.officer, task) };
    },
    check: (application, subject) => leaves(subject.taskId ? 'VALID' : 'DEREGISTERED')(application),
  },
];
