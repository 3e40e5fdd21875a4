import { type Form, open } from '../acts/applications.ts';
import type { Cast } from '../cast.ts';
import { Surprise } from '../graph.ts';
import { A_YEAR, TOLD_BEFORE } from './forms.ts';
import { atTheWindow, firstForm, type Registered, registered } from './registered.ts';
import { actsHimself, leaves, left, type Scenarios, type Way } from './scenario.ts';

/** A specialist at the hospital; at a place of his own that closes later, where the chain depends on that. */
async function specialist(cast: Cast, way: Way) {
  const closing = way.chain === 'TO_AUTHORITY';
  const place = closing ? await cast.newPlace() : await cast.place('hospital');
  const who = await registered(cast, 'SPECIALIST', place, { account: actsHimself(way) });
  return { place, who, closing };
}

/** A change that is under way, behind which what the law orders has to wait. */
async function aChangeUnderWay(cast: Cast, { actor, registration }: Registered): Promise<string> {
  if (!actor) throw new Surprise('somebody without an account has applied for something');
  return (await open(cast.graph, actor, { procedure: 'TCM_CHG', registrationId: registration.id })).id;
}

const filed = (cast: Cast, place: Parameters<typeof atTheWindow>[1], { practitionerId, registration }: Registered) =>
  atTheWindow(cast, place, {
    procedure: 'TCM_FILE',
    practitionerId,
    registrationId: registration.id,
    form: { reason: 'F-P2' },
  });

/** The seven procedures, re-registration and the information maintenance of domain 3.4. */
export const TCM_SPECIALISTS: readonly Scenarios[] = [
  {
    procedure: 'TCM_REG',
    ways: { PERSON: ['GENERAL'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const place = await cast.place('hospital');
      const who = await cast.somebody('SPECIALIST', { account: actsHimself(way) });
      return { who, place, opening: { qualificationId: who.qualificationId }, form: firstForm('SPECIALIST', place) };
    },
    check: leaves('VALID'),
  },
  {
    procedure: 'TCM_CHG',
    ways: { PERSON: ['GENERAL'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who } = await specialist(cast, way);
      const place = await cast.place('clinic');
      const form = { institution: place.id, reason: '工作调动' };
      return { who, place, opening: { registrationId: who.registration.id }, form };
    },
    check: (application, { form }) =>
      left(application)?.primaryInstitution.id === form.institution ? null : 'the institution is the old one',
  },
  {
    procedure: 'TCM_MULTI',
    ways: { PERSON: ['GENERAL'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who } = await specialist(cast, way);
      const place = await cast.place('clinic');
      const form = { institution: place.id, ...A_YEAR };
      return { who, place, opening: { registrationId: who.registration.id }, form };
    },
    check: (application) => (left(application)?.filings[0]?.state === 'ACTIVE' ? null : 'there is no active filing'),
  },
  {
    procedure: 'TCM_MULTI_CANCEL',
    ways: { PERSON: ['GENERAL'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who } = await specialist(cast, way);
      const place = await cast.place('clinic');
      const { filings } = await atTheWindow(cast, place, {
        procedure: 'TCM_MULTI',
        practitionerId: who.practitionerId,
        registrationId: who.registration.id,
        form: { institution: place.id, ...A_YEAR },
      });
      const multiFilingId = filings[0]?.id ?? '';
      return { who, place, opening: { multiFilingId }, form: { reason: '不再在该机构执业' } };
    },
    check: (application) => (left(application)?.filings[0]?.state === 'CANCELLED' ? null : 'the filing goes on'),
  },
  {
    procedure: 'TCM_FILE',
    ways: {
      PERSON: ['GENERAL', 'TO_AUTHORITY'],
      INSTITUTION: ['BY_INSTITUTION', 'WAITING'],
      AUTHORITY: ['WINDOW'],
    },
    async prepare(cast, way) {
      const { who, place, closing } = await specialist(cast, way);
      if (closing) await cast.close(place);
      const opening = { registrationId: who.registration.id };
      const behind = way.chain === 'WAITING' ? await aChangeUnderWay(cast, who) : undefined;
      return { who, place, opening, form: { reason: 'F-P1' }, ...(behind && { behind }) };
    },
    check: leaves('FILED'),
  },
  {
    procedure: 'TCM_FILE_CANCEL',
    ways: { PERSON: ['GENERAL', 'TO_AUTHORITY'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place, closing } = await specialist(cast, way);
      const registration = await filed(cast, place, who);
      if (closing) await cast.close(place);
      return { who, place, opening: { registrationId: registration.id }, form: { reason: '重新执业' } };
    },
    check: leaves('VALID'),
  },
  {
    procedure: 'TCM_DEREG',
    ways: { PERSON: ['GENERAL', 'TO_AUTHORITY'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place, closing } = await specialist(cast, way);
      if (closing) await cast.close(place);
      const form: Form = way.channel === 'INSTITUTION' ? { reason: 'D-P12', ...TOLD_BEFORE } : { reason: 'D-P10' };
      return { who, place, opening: { registrationId: who.registration.id }, form };
    },
    check: leaves('DEREGISTERED'),
  },
  {
    procedure: 'TCM_REREG',
    ways: { PERSON: ['GENERAL'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place } = await specialist(cast, way);
      await atTheWindow(cast, place, {
        procedure: 'TCM_DEREG',
        practitionerId: who.practitionerId,
        registrationId: who.registration.id,
        form: { reason: 'D-P10' },
      });
      return { who, place, opening: { qualificationId: who.qualificationId }, form: firstForm('SPECIALIST', place) };
    },
    check: leaves('VALID'),
  },
  {
    procedure: 'TCM_INFO',
    ways: { PERSON: ['INFO'] },
    async prepare(cast, way) {
      const { who, place } = await specialist(cast, way);
      return { who, place, opening: { registrationId: who.registration.id }, form: {} };
    },
    check: leaves('VALID'),
  },
];
