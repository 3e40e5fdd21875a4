import { atWork, endings, multiFilings, type Profession, registrations } from './common.ts';
import { leaves, left, type Scenarios } from './scenario.ts';

const SPECIALIST: Profession = { prefix: 'TCM', calling: 'SPECIALIST' };

/** The seven procedures, re-registration and the information maintenance of domain 3.4. */
export const TCM_SPECIALISTS: readonly Scenarios[] = [
  ...registrations(SPECIALIST),
  {
    procedure: 'TCM_CHG',
    ways: { PERSON: ['GENERAL'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who } = await atWork(cast, 'SPECIALIST', way);
      const place = await cast.place('clinic');
      const form = { institution: place.id, reason: '工作调动' };
      return { who, place, opening: { registrationId: who.registration.id }, form };
    },
    check: (application, { form }) =>
      left(application)?.primaryInstitution.id === form.institution ? null : 'the institution is the old one',
  },
  ...multiFilings(SPECIALIST),
  ...endings(SPECIALIST),
  {
    procedure: 'TCM_INFO',
    ways: { PERSON: ['INFO'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place } = await atWork(cast, 'SPECIALIST', way);
      return { who, place, opening: { registrationId: who.registration.id }, form: {} };
    },
    check: leaves('VALID'),
  },
];
