import type { PersonValues } from './PersonFields.tsx';

/** What a form of the desk begins with. */
export const NEW_PERSON: Partial<PersonValues> = { documentType: '01', nationality: '中国' };

export const personInput = (values: PersonValues): PersonValues => ({
  name: values.name,
  sex: values.sex,
  birthDate: values.birthDate,
  documentType: values.documentType ?? '01',
  idNumber: values.idNumber,
  ethnicGroup: values.ethnicGroup ?? null,
  nationality: values.nationality ?? null,
});

interface WithProblems {
  __typename: string;
  message: string;
  problems: readonly { field: string; message: string }[];
}

/** What differs from the register stands at its field as well as what is wrong by itself; `person.name` is the form's `name`. */
export function atTheirFields<Answer extends { __typename: string }>(answer: Answer) {
  if (!hasProblems(answer)) return answer;
  const { message, problems } = answer;
  return {
    __typename: 'InvalidInput' as const,
    message,
    problems: problems.map((problem) => ({ ...problem, field: problem.field.replace(/^person\./, '') })),
  };
}

const hasProblems = (answer: { __typename: string }): answer is WithProblems => 'problems' in answer;
