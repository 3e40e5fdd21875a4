import { calendarDate } from '@medreg/clock';
import { type RegionCode, regionCode } from '@medreg/codes';
import type { GraphClient } from '@medreg/graph-client';
import {
  AuthoritiesOfDocument,
  AuthorityByIdDocument,
  type AuthorityPartsFragment,
  InstitutionToPractiseInDocument,
  type InstitutionToPractiseInQuery,
} from '../generated/ask-institutions.ts';
import { PeopleToRecordDocument, PractitionerToRegisterDocument } from '../generated/ask-qualifications.ts';
import type { AuthorityFacts, InstitutionFacts, PractitionerFacts } from '../rules/facts.ts';
import { type Ancestor, placesOf } from './places.ts';

export type Sibling = 'qualifications' | 'institutions';

/** What this service asks its siblings, in the words of its own rules. Each question may throw SiblingAway. */
export interface Neighbours {
  findPractitioner(id: string): Promise<PractitionerFacts | null>;
  findInstitution(id: string): Promise<InstitutionFacts | null>;
  /** @returns the authority of a division for the procedures that it decides itself; the health authority first (2.2) */
  findAuthority(code: RegionCode, kind?: 'TCM'): Promise<AuthorityFacts | null>;
  findAuthorityById(id: string): Promise<AuthorityFacts | null>;
  /** @returns for each question, at most 200, the practitioner of that exact name and number, or null */
  matchPeople(questions: readonly IdentityQuestion[]): Promise<(string | null)[]>;
}

/** Whom somebody states by name and document (S2-Q4). */
export interface IdentityQuestion {
  name: string;
  idNumber: string;
  documentType: string;
}

export function neighbours(client: Pick<GraphClient<Sibling>, 'ask'>): Neighbours {
  return {
    async findPractitioner(id) {
      const { practitionerById: found } = await client.ask('qualifications', PractitionerToRegisterDocument, { id });
      if (!found) return null;
      const qualifications = found.qualifications.map(({ province, ...qualification }) => ({
        ...qualification,
        level: qualification.level ?? null,
        category: qualification.category ?? null,
        education: qualification.education ?? null,
        school: qualification.school ?? null,
        provinceCode: regionCode(province.code),
        issuedOn: calendarDate(qualification.issuedOn),
      }));
      return {
        ...found,
        birthDate: calendarDate(found.birthDate),
        ethnicGroup: found.ethnicGroup ?? null,
        nationality: found.nationality ?? null,
        qualifications,
      };
    },
    async findInstitution(id) {
      const { institution } = await client.ask('institutions', InstitutionToPractiseInDocument, { id });
      return institution ? institutionFacts(institution) : null;
    },
    async findAuthority(code, kind) {
      const { authorities } = await client.ask('institutions', AuthoritiesOfDocument, { code });
      const found = authorities.find((one) => one.kind === (kind ?? 'HEALTH')) ?? authorities[0];
      return found ? authorityFacts(found) : null;
    },
    async findAuthorityById(id) {
      const { authoritiesByIds } = await client.ask('institutions', AuthorityByIdDocument, { ids: [id] });
      const [found] = authoritiesByIds;
      return found ? authorityFacts(found) : null;
    },
    async matchPeople(questions) {
      const asked = { questions: questions.map((question) => ({ ...question })) };
      const { matchIdentities } = await client.ask('qualifications', PeopleToRecordDocument, asked);
      return matchIdentities.map(({ practitionerId }) => practitionerId ?? null);
    },
  };
}

type Found = NonNullable<InstitutionToPractiseInQuery['institution']>;

function institutionFacts({
  region,
  licensingAuthority,
  tcmAuthority,
  cdcAuthority,
  ...rest
}: Found): InstitutionFacts {
  const { current } = region;
  return {
    ...rest,
    ownerPractitionerId: rest.ownerPractitionerId ?? null,
    regionCode: regionCode(current.code),
    ...placesOf(current as Ancestor),
    regionOpen: current.eRegistrationOpen,
    licensingAuthority: authorityFacts(licensingAuthority),
    tcmAuthority: authorityFacts(tcmAuthority),
    cdcAuthority: cdcAuthority ? authorityFacts(cdcAuthority) : null,
  };
}

function authorityFacts({ region, creditCode, ...authority }: AuthorityPartsFragment): AuthorityFacts {
  return { ...authority, creditCode: creditCode ?? null, regionCode: region.code };
}
