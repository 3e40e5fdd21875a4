import { badUserInput } from '@medreg/subgraph';
import type { Deps } from '../../context.ts';
import { findPeople } from '../../register/find-known.ts';
import { typedIdentity } from '../../register/typed-identity.ts';
import { findHolder } from '../../rules/find-holder.ts';

/** Most questions in one request. */
const MOST_QUESTIONS = 200;

type Question = { name: string; idNumber: string; documentType?: string | null };
type Match = { outcome: 'MATCHED' | 'NAME_DIFFERS' | 'NOT_FOUND'; practitionerId: string | null };

/**
 * Does the register know somebody of this name and number (S0-1.1, S2-Q4, Q28)? One answer for each question, in order. Old
 * numbers, former ones and other dots in the name are found too (10.1.11–13).
 */
export async function matchIdentities(
  { db, pii }: Pick<Deps, 'db' | 'pii'>,
  questions: readonly Question[],
): Promise<Match[]> {
  if (questions.length > MOST_QUESTIONS) throw badUserInput(`At most ${MOST_QUESTIONS} questions`);
  const typed = questions.map(({ idNumber, documentType }) =>
    typedIdentity(pii, { idNumber, documentType: documentType ?? '01' }),
  );
  const indexes = typed.flatMap((one) => (one ? [one.idNumberIndex, one.oldNumberIndex] : []));
  const known = await findPeople(db, [...new Set(indexes.filter((index) => index !== null))]);
  return questions.map(({ name }, place) => {
    const numbers = typed[place];
    const holder = numbers && findHolder({ name, ...numbers }, known);
    if (holder?.kind === 'KNOWN') return { outcome: 'MATCHED', practitionerId: holder.person.id };
    // Whose number it is stays unsaid to somebody who does not know the name.
    return { outcome: holder?.kind === 'OTHER_NAME' ? 'NAME_DIFFERS' : 'NOT_FOUND', practitionerId: null };
  });
}
