import { type CalendarDate, today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { RecordedRegistrationInput } from '../../generated/resolvers.ts';
import { MESSAGES } from '../../messages.ts';
import { remembering } from '../../neighbours/remembering.ts';
import { rulesOf, scopesOf } from '../../provinces/find-rules.ts';
import { enterRow, type RowOutcome } from '../../register/recorded/enter-row.ts';
import { entryOf } from '../../register/recorded/entry-of.ts';
import { readRow, refuseRow } from '../../register/recorded/read-row.ts';
import type { InstitutionFacts } from '../../rules/facts.ts';
import { textProblem, tidy } from '../../rules/input-problem.ts';
import type { Refusal } from '../../rules/refusal.ts';
import { invalidInput, requirementNotMet } from '../../steps/outcomes.ts';

const MOST_ROWS = 100;
const MOST_SOURCE = 60;

/**
 * 录入已有注册 (domain 3.3, 6.3): registrations of an older register, by the province or the nation. Every row stands by itself: what fits is
 * entered, what does not comes back with its reason, what is there already is found again.
 */
export async function recordRegistrations(
  deps: Deps,
  viewer: Viewer,
  { source, rows }: { source: string; rows: readonly RecordedRegistrationInput[] },
) {
  const problems = [];
  const from = tidy(source);
  const wrong = textProblem('source', from, MOST_SOURCE);
  if (wrong) problems.push(wrong);
  const many = rows.length === 0 || rows.length > MOST_ROWS;
  if (many) problems.push({ field: 'rows', problem: 'COUNT', message: MESSAGES.rowsTooMany(MOST_ROWS) });
  if (new Set(rows.map(({ key }) => key)).size !== rows.length) {
    problems.push({ field: 'rows', problem: 'REPEATED', message: MESSAGES.rowsRepeated });
  }
  if (problems.length > 0) return invalidInput(problems);

  const asking: Deps = { ...deps, neighbours: remembering(deps.neighbours) };
  const people = await asking.neighbours.matchPeople(
    rows.map(({ name, idNumber, documentType }) => ({ name, idNumber, documentType: documentType ?? '01' })),
  );
  const day = today(deps.clock.now());
  const results = [];
  for (const [index, input] of rows.entries()) {
    const outcome = await recordOne(asking, viewer, from, input, people[index] ?? null, day);
    results.push({
      key: input.key,
      outcome: outcome.outcome,
      registration: 'registration' in outcome ? outcome.registration : null,
      problem: 'refused' in outcome ? requirementNotMet(outcome.refused) : null,
    });
  }
  return { kind: 'RecordedRegistrations' as const, rows: results };
}

async function recordOne(
  deps: Deps,
  viewer: Viewer,
  source: string,
  input: RecordedRegistrationInput,
  practitionerId: string | null,
  day: CalendarDate,
): Promise<RowOutcome> {
  const row = readRow(input, day);
  if ('refused' in row) return { outcome: 'REFUSED', ...row };
  const practitioner = practitionerId ? await deps.neighbours.findPractitioner(practitionerId) : null;
  if (!practitioner) return refused('PERSON_UNKNOWN', '资格信息库中没有姓名和证件号码一致的人员。');
  const institution = await deps.neighbours.findInstitution(row.institutionId);
  if (!institution) return refused('INSTITUTION_UNKNOWN', '没有找到该机构。');
  const outside = outsideTheJurisdiction(viewer, institution);
  if (outside) return { outcome: 'REFUSED', refused: outside };
  const province = institution.province.code;
  const [rules, scopes] = await Promise.all([rulesOf(deps.db, province, day), scopesOf(deps.db, province, day)]);
  const entry = entryOf(row, { practitioner, institution, rules, scopes });
  if ('refused' in entry) return { outcome: 'REFUSED', ...entry };
  return enterRow(deps, { row, practitioner, entry, viewer, source });
}

/** The province enters what lies in it, the nation anything, military institutions included (domain 2.1, 2.3). */
function outsideTheJurisdiction({ authorityLevel, regionCode }: Viewer, institution: InstitutionFacts): Refusal | null {
  if (authorityLevel === 'NATIONAL') return null;
  const own = authorityLevel === 'PROVINCE' && institution.province.code === regionCode;
  return own ? null : refuseRow('OTHER_PROVINCE', '由机构所在省份的主管部门或者国家级录入。');
}

const refused = (code: string, message: string): RowOutcome => ({
  outcome: 'REFUSED',
  refused: refuseRow(code, message),
});
