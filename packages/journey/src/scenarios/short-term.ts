import { randomInt } from 'node:crypto';
import { enterPractitioner, type NewPerson } from '../acts/qualifications.ts';
import { dayFromToday, inventName } from '../people.ts';
import { leaves, type Scenarios } from './scenario.ts';

const digits = (count: number) => String(randomInt(10 ** count)).padStart(count, '0');

/** A foreign name of letters. */
const inventWord = () => `D${Array.from({ length: 6 }, () => String.fromCharCode(97 + randomInt(26))).join('')}`;

/** Who comes from where, by what document (domain 6.10), and what more the form asks for. */
const GUESTS: Record<string, { person: () => Partial<NewPerson>; form: Record<string, string> }> = {
  SHORT_HK_MACAO: {
    person: () => ({ documentType: '06', idNumber: `H${digits(8)}` }),
    form: { origin: 'HONG_KONG' },
  },
  SHORT_TAIWAN: { person: () => ({ documentType: '07', idNumber: digits(8) }), form: {} },
  SHORT_FOREIGN: {
    person: () => ({
      name: `Anna Maria ${inventWord()}`,
      documentType: '03',
      idNumber: `P${digits(7)}`,
      nationality: '德国',
    }),
    form: {},
  },
};

/** Short-term practice, domain 3.3: the city decides, and where there is none the province. */
export const SHORT_TERM: readonly Scenarios[] = Object.entries(GUESTS).map(([procedure, guest]) => ({
  procedure,
  ways: { INSTITUTION: ['BY_INSTITUTION'], AUTHORITY: ['WINDOW'] },
  async prepare(cast) {
    const province = await cast.as('province');
    const practitionerId = await enterPractitioner(cast.graph, province, {
      name: inventName(),
      sex: 'FEMALE',
      birthDate: '1979-04-12',
      ...guest.person(),
    });
    const hospital = await cast.place('hospital');
    const form = {
      institution: hospital.id,
      category: 'CLINICAL',
      employedFrom: dayFromToday(0),
      employedUntil: dayFromToday(300),
      healthCheckedOn: dayFromToday(-10),
      ...guest.form,
    };
    const place = { user: hospital.user, officer: province, decider: province };
    return { who: { practitionerId, actor: null }, place, opening: {}, form };
  },
  check: leaves('VALID'),
}));
