import { type GraphClient, SiblingAway } from '@medreg/graph-client';
import {
  MatchIdentitiesDocument,
  type MatchIdentitiesQuery,
  type MatchIdentitiesQueryVariables,
  MatchQualificationCodeDocument,
  type MatchQualificationCodeQuery,
  type MatchQualificationCodeQueryVariables,
} from '../src/generated/ask-qualifications.ts';

/** Somebody whose qualification has been imported. */
export interface Qualified {
  name: string;
  idNumber: string;
  practitionerId: string;
  code: string;
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

  const client: GraphClient<'qualifications'> = {
    async ask(sibling, document, variables) {
      if (state.away) throw new SiblingAway(sibling);
      const answer = (document as unknown) === MatchIdentitiesDocument ? matchIdentities : null;
      if (answer) return answer(variables as never) as never;
      if ((document as unknown) !== MatchQualificationCodeDocument) throw new Error('Unexpected question');
      return matchCode(variables as never) as never;
    },
    async close() {},
  };
  return { client, people, state };
}
