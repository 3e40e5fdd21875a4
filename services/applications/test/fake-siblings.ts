import { type GraphClient, SiblingAway } from '@medreg/graph-client';
import {
  AuthoritiesOfDocument,
  AuthorityByIdDocument,
  type AuthorityPartsFragment,
  InstitutionToPractiseInDocument,
  type InstitutionToPractiseInQuery,
} from '../src/generated/ask-institutions.ts';
import {
  PeopleToRecordDocument,
  PractitionerToRegisterDocument,
  type PractitionerToRegisterQuery,
} from '../src/generated/ask-qualifications.ts';
import type { Sibling } from '../src/neighbours/neighbours.ts';

export type SiblingPractitioner = NonNullable<PractitionerToRegisterQuery['practitionerById']>;
export type SiblingQualification = SiblingPractitioner['qualifications'][number];
export type SiblingInstitution = NonNullable<InstitutionToPractiseInQuery['institution']>;
export type SiblingAuthority = AuthorityPartsFragment;

type Question = { name: string; idNumber: string };

/** Divisions that tests play in: code → name, in the order from the province down. */
const DIVISIONS: Record<string, string> = {
  '440000': '广东省',
  '440100': '广州市',
  '440103': '荔湾区',
  '440104': '越秀区',
  '440300': '深圳市',
  '440304': '福田区',
  '430000': '湖南省',
  '430100': '长沙市',
  '430102': '芙蓉区',
  '110000': '北京市',
  '110100': '市辖区',
  '110105': '朝阳区',
};
const above = (code: string) =>
  code.endsWith('0000') ? null : code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
const levelOf = (code: string) => (code.endsWith('0000') ? 'PROVINCE' : code.endsWith('00') ? 'CITY' : 'COUNTY');

/** A division with those above it, as the institutions service answers. */
function divisionOf(code: string): SiblingInstitution['region']['current'] {
  const line: string[] = [];
  for (let at: string | null = code; at; at = above(at)) line.unshift(at);
  const part = (one: string) => ({
    code: one,
    name: DIVISIONS[one] ?? one,
    fullName: line
      .slice(0, line.indexOf(one) + 1)
      .map((each) => DIVISIONS[each] ?? each)
      .join(''),
    level: levelOf(one) as 'PROVINCE' | 'CITY' | 'COUNTY',
    pseudo: false,
  });
  const chain = line.slice(0, -1).reduce<object | null>((parent, one) => ({ ...part(one), parent }), null);
  return { ...part(code), eRegistrationOpen: true, parent: chain } as SiblingInstitution['region']['current'];
}

export const anAuthority = (
  over: Partial<SiblingAuthority> & { id: string; region: { code: string } },
): SiblingAuthority => ({
  name: '荔湾区卫生健康局',
  kind: 'HEALTH',
  level: levelOf(over.region.code) as SiblingAuthority['level'],
  creditCode: null,
  deciders: 1,
  ...over,
});

/** What the siblings would know; tests change it under the service's feet. */
export class World {
  readonly practitioners = new Map<string, SiblingPractitioner>();
  readonly institutions = new Map<string, SiblingInstitution>();
  /** Authorities by the division that they have. */
  readonly authorities = new Map<string, SiblingAuthority[]>();
  readonly away = new Set<Sibling>();

  /** Moves an institution to another division, or changes what else is known of it. */
  changeInstitution(id: string, change: Partial<SiblingInstitution>): void {
    const institution = this.institutions.get(id);
    if (institution) this.institutions.set(id, { ...institution, ...change });
  }

  region = (code: string, open = true): SiblingInstitution['region'] => ({
    current: { ...divisionOf(code), eRegistrationOpen: open },
  });

  /** The province corrects what was assessed. */
  correctScope(practitionerId: string, scope: { techniques?: string[]; diseases?: string[] }): void {
    const practitioner = this.practitioners.get(practitionerId);
    if (!practitioner) return;
    const qualifications = practitioner.qualifications.map((one) => ({ ...one, ...scope }));
    this.practitioners.set(practitionerId, { ...practitioner, qualifications });
  }

  /** Another qualification of somebody, e.g. of the examination that an assistant has passed since. */
  addQualification(practitionerId: string, qualification: SiblingQualification): void {
    const practitioner = this.practitioners.get(practitionerId);
    if (!practitioner) return;
    const qualifications = [...practitioner.qualifications, qualification];
    this.practitioners.set(practitionerId, { ...practitioner, qualifications });
  }

  /** Any authority of this world, whoever it licenses. */
  private authorityById(id: string): SiblingAuthority | null {
    const over = [...this.institutions.values()].flatMap(({ licensingAuthority, tcmAuthority, cdcAuthority }) =>
      cdcAuthority ? [licensingAuthority, tcmAuthority, cdcAuthority] : [licensingAuthority, tcmAuthority],
    );
    return (
      [...this.authorities.values()]
        .flat()
        .concat(over)
        .find((one) => one.id === id) ?? null
    );
  }

  private match = ({ name, idNumber }: Question) => {
    const known = [...this.practitioners.values()].filter((one) => one.idNumber === idNumber);
    const found = known.find((one) => one.name === name);
    const outcome = found ? 'MATCHED' : known.length > 0 ? 'NAME_DIFFERS' : 'NOT_FOUND';
    return { outcome, practitionerId: found?.id ?? null };
  };

  /** A GraphClient that answers from this world. */
  client(): GraphClient<Sibling> {
    const answers = new Map<object, (variables: Record<string, unknown>) => unknown>([
      [PractitionerToRegisterDocument, ({ id }) => ({ practitionerById: this.practitioners.get(String(id)) ?? null })],
      [InstitutionToPractiseInDocument, ({ id }) => ({ institution: this.institutions.get(String(id)) ?? null })],
      [
        AuthorityByIdDocument,
        ({ ids }) => ({ authoritiesByIds: (ids as string[]).map((id) => this.authorityById(id)) }),
      ],
      [PeopleToRecordDocument, ({ questions }) => ({ matchIdentities: (questions as Question[]).map(this.match) })],
      [AuthoritiesOfDocument, ({ code }) => ({ authorities: this.authorities.get(String(code)) ?? [] })],
    ]);
    const { away } = this;
    return {
      async ask(sibling, document, variables) {
        if (away.has(sibling)) throw new SiblingAway(sibling);
        const answer = answers.get(document);
        if (!answer) throw new Error('The service asked something that no test foresaw');
        await new Promise((done) => setImmediate(done));
        return answer(variables) as never;
      },
      close: async () => {},
    };
  }
}
