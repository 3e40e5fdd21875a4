import { openAccount } from '../acts/accounts.ts';
import type { Form } from '../acts/applications.ts';
import type { Cast } from '../cast.ts';
import { inventIdNumber, inventOldIdNumber, type Person } from '../people.ts';
import type { Scenarios, Way } from './scenario.ts';
import { actsHimself } from './scenario.ts';

/** The province examines and decides, or passes on to the nation; an institution takes part where the chain has one. */
async function decidedByTheProvince(cast: Cast) {
  const { user, id } = await cast.place('hospital');
  const province = await cast.as('province');
  return { id, user, officer: province, decider: province };
}

const THROUGH_AN_INSTITUTION = ['GENERAL', 'INSTITUTION_PROVINCE_NATION'];
const OF_EXAMINED = ['PROVINCE_THEN_NATION', 'INSTITUTION_PROVINCE_NATION', 'WINDOW_THEN_NATION'];

async function correction(cast: Cast, way: Way, form: Form) {
  const place = await decidedByTheProvince(cast);
  const recognised = !OF_EXAMINED.includes(way.chain);
  const who = await cast.somebody('PHYSICIAN', { account: actsHimself(way), known: { recognised } });
  const institution: Form = THROUGH_AN_INSTITUTION.includes(way.chain) ? { institution: place.id } : {};
  return { who, place, opening: { qualificationId: who.qualificationId }, form: { ...form, ...institution } };
}

/** EFFECTIVE means that the qualifications service has written it: the application waits for its answer. */
const written = () => null;

/** Qualification data that are missing or wrong, domain 3.2 (S2-Q4, Q14, Q46, Q47). */
export const QUALIFICATION_DATA: readonly Scenarios[] = [
  {
    procedure: 'QUAL_SUPPLEMENT',
    ways: {
      PERSON: ['TO_AUTHORITY', 'PROVINCE_THEN_NATION'],
      AUTHORITY: ['WINDOW', 'WINDOW_THEN_NATION'],
    },
    prepare: (cast, way) => correction(cast, way, { school: '中山大学', basis: '学校出具的毕业证明' }),
    check: written,
  },
  {
    procedure: 'QUAL_FIX',
    ways: {
      PERSON: ['GENERAL', 'TO_AUTHORITY', 'PROVINCE_THEN_NATION', 'INSTITUTION_PROVINCE_NATION'],
      AUTHORITY: ['WINDOW', 'WINDOW_THEN_NATION'],
    },
    prepare: (cast, way) => correction(cast, way, { major: '临床医学', basis: '学校出具的学籍证明' }),
    check: written,
  },
  {
    procedure: 'ID15_UPGRADE',
    ways: { PERSON: ['GENERAL', 'TO_AUTHORITY'], AUTHORITY: ['WINDOW'] },
    async prepare(cast, way) {
      const place = await decidedByTheProvince(cast);
      const old = inventOldIdNumber();
      const known: Partial<Person> = {
        recognised: true,
        idNumber: old,
        issuedOn: '1999-05-01',
        code: `199844110${old}`,
      };
      const who = await cast.somebody('PHYSICIAN', { account: false, known });
      // He signs up with the number that he has now; the register knows him by the old one.
      const actor = actsHimself(way)
        ? await openAccount(cast.graph, cast.mailbox, { ...who.person, idNumber: upgraded(old) }, () => {})
        : null;
      const form: Form = { idNumber: upgraded(old), ...(way.chain === 'GENERAL' && { institution: place.id }) };
      return { who: { ...who, actor }, place, opening: {}, form };
    },
    check: written,
  },
];

/** The 18 characters that the public-security organ has given to somebody of the twentieth century. */
const upgraded = (old: string) => inventIdNumber(`${old.slice(0, 6)}19${old.slice(6)}`);
