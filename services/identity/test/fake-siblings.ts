import { type GraphClient, SiblingAway } from '@medreg/graph-client';
import {
  AuthoritiesOfDocument,
  type AuthoritiesOfQuery,
  type AuthoritiesOfQueryVariables,
  RegionOpenDocument,
  type RegionOpenQuery,
  type RegionOpenQueryVariables,
} from '../src/generated/ask-institutions.ts';
import {
  IdNumberOfDocument,
  type IdNumberOfQuery,
  type IdNumberOfQueryVariables,
  MatchIdentitiesDocument,
  type MatchIdentitiesQuery,
  type MatchIdentitiesQueryVariables,
  MatchQualificationCodeDocument,
  type MatchQualificationCodeQuery,
  type MatchQualificationCodeQueryVariables,
  type QualificationKind,
  QualificationKindsDocument,
  type QualificationKindsQuery,
  type QualificationKindsQueryVariables,
} from '../src/generated/ask-qualifications.ts';

/** Somebody whose qualification has been imported. */
export interface Qualified {
  name: string;
  idNumber: string;
  practitionerId: string;
  code: string;
  kind: QualificationKind;
}

/** The qualifications service, as far as identity asks it. */
export function fakeQualifications() {
  const people: Qualified[] = [];
  const state = { away: false, identityQuestions: [] as number[], codeQuestions: 0 };

  function matchIdentities({ questions }: MatchIdentitiesQueryVariables): MatchIdentitiesQuery {
    const asked = [questions].flat();
    state.identityQuestions.push(asked.length);
    return {
      matchIdentities: asked.map(({ name, idNumber }) => {
        const found = people.find((person) => person.idNumber === idNumber);
        if (!found) return { outcome: 'NOT_FOUND', practitionerId: null };
        return found.name === name
          ? { outcome: 'MATCHED', practitionerId: found.practitionerId }
          : { outcome: 'NAME_DIFFERS', practitionerId: null };
      }),
    };
  }

  function matchCode({ practitionerId, code }: MatchQualificationCodeQueryVariables): MatchQualificationCodeQuery {
    state.codeQuestions += 1;
    const right = people.some((person) => person.practitionerId === practitionerId && person.code === code);
    return { matchQualificationCode: right };
  }

  function kindsOf({ practitionerId }: QualificationKindsQueryVariables): QualificationKindsQuery {
    const own = people.filter((person) => person.practitionerId === practitionerId);
    return { practitionerById: own.length > 0 ? { qualifications: own.map(({ kind }) => ({ kind })) } : null };
  }

  function idNumberOf({ practitionerId }: IdNumberOfQueryVariables): IdNumberOfQuery {
    const own = people.find((person) => person.practitionerId === practitionerId);
    return { practitionerById: own ? { idNumber: own.idNumber } : null };
  }

  const answers = new Map<unknown, (variables: never) => unknown>([
    [MatchIdentitiesDocument, matchIdentities],
    [MatchQualificationCodeDocument, matchCode],
    [QualificationKindsDocument, kindsOf],
    [IdNumberOfDocument, idNumberOf],
  ]);
  return { people, state, answers };
}

/** The institutions service, as far as identity asks it. */
export function fakeInstitutions() {
  const state = { away: false };
  /** 未启动电子化注册 */
  const closedRegions = new Set<string>();
  /** The licensing authority of each institution. */
  const authorities = new Map<string, string>();

  const regionOpen = ({ code }: RegionOpenQueryVariables): RegionOpenQuery => ({
    region: { eRegistrationOpen: !closedRegions.has(code) },
  });
  const authoritiesOf = ({ institutionId }: AuthoritiesOfQueryVariables): AuthoritiesOfQuery => {
    const id = authorities.get(institutionId);
    return { institution: id ? { licensingAuthority: { id }, tcmAuthority: { id } } : null };
  };
  const answers = new Map<unknown, (variables: never) => unknown>([
    [RegionOpenDocument, regionOpen],
    [AuthoritiesOfDocument, authoritiesOf],
  ]);
  return { state, closedRegions, authorities, answers };
}

interface Fake {
  state: { away: boolean };
  answers: Map<unknown, (variables: never) => unknown>;
}

/** The siblings behind one client. */
export function fakeClient<Sibling extends string>(fakes: Record<Sibling, Fake>): GraphClient<Sibling> {
  return {
    async ask(sibling, document, variables) {
      if (fakes[sibling].state.away) throw new SiblingAway(sibling);
      const answer = fakes[sibling].answers.get(document);
      if (!answer) throw new Error('Unexpected question');
      return answer(variables as never) as never;
    },
    async close() {},
  };
}
