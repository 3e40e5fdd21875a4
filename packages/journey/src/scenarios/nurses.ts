import { openUnactivated } from '../acts/accounts.ts';
import type { Form } from '../acts/applications.ts';
import { firstRegistration } from '../acts/at-the-window.ts';
import { openTask, recordRegistration } from '../acts/register.ts';
import type { Cast, Place } from '../cast.ts';
import { dayFromToday, dayYearsAgo, type Person } from '../people.ts';
import { atOnce, atWork } from './common.ts';
import { TOLD_BEFORE } from './forms.ts';
import { actsHimself, leaves, left, type Scenarios } from './scenario.ts';

let serial = Date.now() % 1_000_000;

/** A nurse whose registration the authority of the institution has entered from the older register: five years ago, but for some days. */
async function longRegistered(cast: Cast, place: Place, by: Place['officer'], person: Person, daysLeft: number) {
  serial += 1;
  const periodFrom = dayYearsAgo(5, daysLeft + 1);
  const registrationId = await recordRegistration(cast.graph, by, {
    name: person.name,
    idNumber: person.idNumber,
    professionType: 'NURSE',
    qualificationCodes: [person.code],
    scopes: [],
    institutionId: place.id,
    certificateCode: `${periodFrom.slice(0, 4)}44${String(serial).padStart(6, '0')}`,
    status: 'VALID',
    statusSince: periodFrom,
    issuedOn: periodFrom,
    firstRegisteredOn: periodFrom,
    periodFrom,
    periodUntil: dayFromToday(daysLeft),
  });
  return { registrationId, periodUntil: dayFromToday(daysLeft) };
}

/** Examined six years ago, before her registration began. */
const EXAMINED: Partial<Person> = { issuedOn: dayYearsAgo(6) };

/** A nurse of the hospital whose registration ends in sixty days: it can be renewed. */
export async function nurseNearTheEnd(cast: Cast, options: { account: boolean }) {
  const place = await cast.place('hospital');
  const who = await cast.somebody('NURSE', { ...options, known: EXAMINED });
  return { who, place, ...(await longRegistered(cast, place, await cast.as('province'), who.person, 60)) };
}

/** Nurses, domain 3.5. */
export const NURSES: readonly Scenarios[] = [
  {
    procedure: 'NUR_REG',
    ways: { PERSON: ['GENERAL'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const place = await cast.place('hospital');
      const who = await cast.somebody('NURSE', { account: actsHimself(way) });
      return {
        who,
        place,
        opening: { qualificationId: who.qualificationId },
        form: firstRegistration('NURSE', place.id).form,
      };
    },
    check: (application) =>
      left(application)?.periodUntil === dayYearsAgo(-5, -1) ? null : 'the period is not five years',
  },
  {
    procedure: 'NUR_RENEW',
    ways: { PERSON: ['GENERAL'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place, registrationId } = await nurseNearTheEnd(cast, { account: actsHimself(way) });
      return { who, place, opening: { registrationId }, form: {} };
    },
    check: (application) =>
      (left(application)?.periodUntil ?? '') > dayYearsAgo(-4) ? null : 'the period is the old one',
  },
  {
    procedure: 'NUR_CHG',
    ways: { PERSON: ['GENERAL'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who } = await atWork(cast, 'NURSE', way);
      const place = await cast.place('otherHospital');
      const form = { institution: place.id, reason: '工作调动' };
      return { who, place, opening: { registrationId: who.registration.id }, form };
    },
    check: (application, { form }) =>
      left(application)?.primaryInstitution.id === form.institution ? null : 'the institution is the old one',
  },
  {
    procedure: 'NUR_CHG_MIL',
    ways: { PERSON: ['MILITARY', 'MILITARY_ON_PAPER'], AUTHORITY: ['MILITARY_AT_WINDOW'] },
    async prepare(cast, way) {
      const nation = await cast.as('nation');
      const military = await cast.newPlace({ kind: 'MILITARY', clinicalSubjects: [] });
      const person = await cast.person('NURSE', EXAMINED);
      // N6: she applies before her account is activated; the effect activates it.
      const actor = actsHimself(way) ? await openUnactivated(cast.graph, cast.mailbox, person, () => {}) : null;
      const { id: practitionerId } = await cast.identify(person);
      const { registrationId } = await longRegistered(cast, military, nation, person, 700);
      const hospital = await cast.place('hospital');
      const form: Form = {
        institution: hospital.id,
        reason: '退役到地方',
        leftServiceOn: dayFromToday(-30),
        onPaper: way.chain === 'MILITARY_ON_PAPER',
      };
      const reviews = way.chain === 'MILITARY' ? { ...hospital, user: military.user } : hospital;
      return { who: { practitionerId, actor }, place: reviews, second: hospital, opening: { registrationId }, form };
    },
    check: (application, { form }) =>
      left(application)?.primaryInstitution.id === form.institution ? null : 'still with the military body',
  },
  {
    procedure: 'NUR_REREG',
    ways: { PERSON: ['GENERAL'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place } = await atWork(cast, 'NURSE', way);
      await atOnce(cast, place, 'NUR_DEREG', who, { reason: 'D-N4' });
      return { who, place, opening: { registrationId: who.registration.id }, form: { institution: place.id } };
    },
    check: leaves('VALID'),
  },
  {
    procedure: 'NUR_DEREG',
    ways: {
      PERSON: ['GENERAL', 'TO_AUTHORITY'],
      INSTITUTION: ['BY_INSTITUTION'],
      AUTHORITY: ['WINDOW'],
      EX_OFFICIO: ['EX_OFFICIO'],
    },
    async prepare(cast, way) {
      const { who, place, closing } = await atWork(cast, 'NURSE', way);
      if (closing) await cast.close(place);
      const opening = { registrationId: who.registration.id };
      const form: Form = { reason: 'D-N4', ...(way.channel === 'INSTITUTION' && TOLD_BEFORE) };
      if (way.chain !== 'EX_OFFICIO') return { who, place, opening, form };
      const task = { ...opening, procedure: 'NUR_DEREG', reason: 'D-N5' };
      return { who, place, opening, form, taskId: await openTask(cast.graph, place.officer, task) };
    },
    check: (application, subject) => leaves(subject.taskId ? 'VALID' : 'DEREGISTERED')(application),
  },
  {
    procedure: 'NUR_INFO',
    ways: { PERSON: ['INFO'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place } = await atWork(cast, 'NURSE', way);
      const form = { education: '20', school: '南方医科大学', title: 'SENIOR' };
      return { who, place, opening: { registrationId: who.registration.id }, form };
    },
    check: leaves('VALID'),
  },
  {
    procedure: 'NUR_ID_FIX',
    ways: { PERSON: ['GENERAL'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place } = await atWork(cast, 'NURSE', way);
      const form = { ethnicGroup: '壮族', basis: '户口簿记载的民族已更正' };
      return { who, place, opening: { registrationId: who.registration.id }, form };
    },
    check: leaves('VALID'),
  },
  {
    procedure: 'NUR_REISSUE',
    ways: { PERSON: ['TO_AUTHORITY'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place } = await atWork(cast, 'NURSE', { ...way, chain: 'GENERAL' });
      return { who, place, opening: { registrationId: who.registration.id }, form: { reason: '遗失' } };
    },
    check: leaves('VALID'),
  },
];
