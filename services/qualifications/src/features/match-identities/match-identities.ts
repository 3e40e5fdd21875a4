import { parseIdNumber } from '@medreg/codes';
import { badUserInput } from '@medreg/subgraph';
import type { Deps } from '../../context.ts';
import { isSameName } from '../../rules/compare-with-register.ts';

/** Most questions in one request. */
const MOST_QUESTIONS = 200;

type Match = { outcome: 'MATCHED' | 'NAME_DIFFERS' | 'NOT_FOUND'; practitionerId: string | null };

/** Does a qualification record exist for this name and ID number (S0-1.1, S2-Q4)? One answer for each question, in order. */
export async function matchIdentities(
  { db, pii }: Pick<Deps, 'db' | 'pii'>,
  questions: readonly { name: string; idNumber: string }[],
): Promise<Match[]> {
  if (questions.length > MOST_QUESTIONS) throw badUserInput(`At most ${MOST_QUESTIONS} questions`);
  const indexes = questions.map(({ idNumber }) => {
    const parsed = parseIdNumber(idNumber);
    return parsed.ok ? pii.blindIndex('ID_NUMBER', parsed.idNumber) : null;
  });
  const asked = [...new Set(indexes.filter((index) => index !== null))];
  const found = await db.$queryRaw<{ id: string; name: string; idNumberIndex: string }[]>`
    SELECT id, name, id_number_index AS "idNumberIndex" FROM practitioner WHERE id_number_index = ANY(${asked}::text[])`;
  const people = new Map(found.map((person) => [person.idNumberIndex, person]));
  return questions.map(({ name }, place) => {
    const person = people.get(indexes[place] ?? '');
    if (!person) return { outcome: 'NOT_FOUND', practitionerId: null };
    // Whose number it is stays unsaid to somebody who does not know the name.
    if (!isSameName(person.name, name)) return { outcome: 'NAME_DIFFERS', practitionerId: null };
    return { outcome: 'MATCHED', practitionerId: person.id };
  });
}
