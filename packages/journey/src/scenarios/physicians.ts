import { importAll } from '../acts/qualifications.ts';
import { dayFromToday, inventPerson } from '../people.ts';
import { atWork, endings, multiFilings, type Profession, registrations } from './common.ts';
import { leaves, left, type Scenarios } from './scenario.ts';

const PHYSICIAN: Profession = { prefix: 'PHY', calling: 'PHYSICIAN' };

/** Physicians and assistants, domain 3.2. */
export const PHYSICIANS: readonly Scenarios[] = [
  ...registrations(PHYSICIAN),
  {
    procedure: 'PHY_CHG',
    ways: { PERSON: ['GENERAL'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who } = await atWork(cast, 'PHYSICIAN', way);
      // To the other province: institution and place change, and the scope is called the same there (S2-Q7, Q49).
      const place = await cast.place('otherHospital');
      const form = { institution: place.id, institutionChanges: true, placeChanges: true, reason: '工作调动' };
      return { who, place, opening: { registrationId: who.registration.id }, form };
    },
    check: (application, { form }) =>
      left(application)?.primaryInstitution.id === form.institution &&
      left(application)?.practicePlace.code === '430000'
        ? null
        : 'institution and place are the old ones',
  },
  {
    procedure: 'PHY_UPG',
    ways: { PERSON: ['GENERAL', 'TWO_INSTITUTIONS'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place } = await atWork(cast, 'ASSISTANT', way);
      // He has passed the examination of licensed physicians since.
      const { name, idNumber, phone } = who.person;
      await importAll(cast.graph, await cast.as('nation'), [
        inventPerson('PHYSICIAN', '440000', { name, idNumber, phone }),
      ]);
      const { qualifications } = await cast.identify(who.person);
      const qualificationId = qualifications.find(({ id }) => id !== who.qualificationId)?.id ?? '';
      const opening = { registrationId: who.registration.id, qualificationId };
      if (way.chain !== 'TWO_INSTITUTIONS') return { who, place, opening, form: { institutionChanges: false } };
      const clinic = await cast.place('clinic');
      const form = { institution: clinic.id, institutionChanges: true };
      return { who, place: { ...clinic, user: place.user }, second: clinic, opening, form };
    },
    check: (application) =>
      left(application)?.level.code === 'LICENSED' && left(application)?.practicePlace.code === '440000'
        ? null
        : 'still an assistant of the county',
  },
  ...multiFilings(PHYSICIAN),
  ...endings(PHYSICIAN),
  {
    procedure: 'PHY_INFO',
    ways: { PERSON: ['INFO'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place } = await atWork(cast, 'PHYSICIAN', way);
      const form = { title: 'ATTENDING', department: '心血管内科' };
      return { who, place, opening: { registrationId: who.registration.id }, form };
    },
    check: (application) => (left(application)?.department === '心血管内科' ? null : 'the department is the old one'),
  },
  {
    procedure: 'PHY_ID_FIX',
    ways: { PERSON: ['GENERAL', 'TO_AUTHORITY'], INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place, closing } = await atWork(cast, 'PHYSICIAN', way);
      if (closing) await cast.close(place);
      const form = { ethnicGroup: '壮族', reason: '户口簿记载的民族已更正' };
      return { who, place, opening: { registrationId: who.registration.id }, form };
    },
    check: leaves('VALID'),
  },
  {
    procedure: 'PHY_REISSUE',
    ways: { PERSON: ['TO_AUTHORITY'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const { who, place } = await atWork(cast, 'PHYSICIAN', { ...way, chain: 'GENERAL' });
      return {
        who,
        place,
        opening: { registrationId: who.registration.id },
        form: { cause: 'DAMAGED', reason: '受潮损毁' },
      };
    },
    check: leaves('VALID'),
  },
  {
    procedure: 'PHY_TRAINEE_TO_STAFF',
    ways: { INSTITUTION: ['INSTITUTION_ALONE'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const training = { staffKind: 'TRAINEE', trainingEnd: dayFromToday(200), originInstitution: '芙蓉区某医院' };
      const { who, place } = await atWork(cast, 'PHYSICIAN', way, training);
      return { who, place, opening: { registrationId: who.registration.id }, form: { department: '内科' } };
    },
    check: (application) => (left(application)?.staffKind?.code === 'STAFF' ? null : 'still a trainee'),
  },
];
