import { type CalendarDate, parseCalendarDate } from '@medreg/clock';
import { parseIdentityDocument, parseIdNumber, toCanonicalText } from '@medreg/codes';
import type { PersonInput } from '../../generated/resolvers.ts';
import type { InputProblems } from '../../input-problems.ts';
import { MESSAGES, rejectionMessage } from '../../messages.ts';
import { isDocumentType } from '../../register/typed-identity.ts';
import { CHINA, type PersonFacts } from '../../rules/facts.ts';
import { readName } from '../../rules/names.ts';

/** Who an officer says that somebody is; a number of identity must agree with sex and birth date. Domain 6.1, 6.10. */
export function readPersonInput(input: PersonInput, today: CalendarDate, problems: InputProblems): PersonFacts | null {
  const before = problems.problems.length;
  const typed = problems.text('person.name', input.name, 100);
  const read = readName(typed);
  if ('problem' in read && typed !== '') {
    problems.add('person.name', read.problem, rejectionMessage({ column: '姓名', problem: read.problem }));
  }
  const ethnicGroup = problems.optionalText('person.ethnicGroup', input.ethnicGroup, 20);
  const nationality = problems.optionalText('person.nationality', input.nationality, 30) ?? CHINA;
  const birthDate = parseCalendarDate(input.birthDate);
  if (!birthDate || birthDate > today || birthDate < '1800-01-01') {
    problems.add('person.birthDate', 'DATE_IMPOSSIBLE', MESSAGES.impossibleDate);
  }
  const documentType = input.documentType ?? '01';
  if (!isDocumentType(documentType)) {
    problems.add('person.documentType', 'DOCUMENT_UNKNOWN', MESSAGES.documentType);
    return null;
  }
  const text = toCanonicalText(input.idNumber);
  const idNumber = parseIdentityDocument(documentType, text, { today });
  if (!idNumber) {
    problems.add('person.idNumber', 'DOCUMENT_INVALID', text.length === 15 ? MESSAGES.oldNumber : MESSAGES.document);
    return null;
  }
  const number = parseIdNumber(idNumber);
  if (number.ok && ['01', '08', '09'].includes(documentType)) {
    const differs = MESSAGES.differsFromNumber;
    problems.check(number.sex === input.sex, 'person.sex', 'DIFFERS_FROM_ID_NUMBER', differs);
    problems.check(number.birthDate === birthDate, 'person.birthDate', 'DIFFERS_FROM_ID_NUMBER', differs);
  }
  if (problems.problems.length > before || !birthDate || 'problem' in read) return null;
  const oldNumber = idNumber !== text && text.length === 15 ? text : null;
  const { sex } = input;
  return {
    name: read.name,
    sex,
    birthDate,
    documentType,
    idNumber,
    oldNumber,
    upgradeProblem: null,
    ethnicGroup,
    nationality,
  };
}
