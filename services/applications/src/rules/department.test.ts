import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { anInstitution, aPhysicians, aRegistration, facts, refusedBy } from '../../test/facts.ts';
import { departmentBelongs, departmentFitsTheScope, scopeFitsTheSubjects } from './department.ts';
import type { Facts } from './facts.ts';
import { filingScopesHeld } from './filing-scopes.ts';
import type { Rule } from './rule.ts';
import { goesWith, WORDS_OF_SCOPE } from './scope-subjects.ts';
import { isTrainee, traineeUntilLater } from './trainee.ts';

const strict = { ...facts().rules, departmentMustBelong: true, scopeMustFitSubjects: true };

/** Refused where the province is strict, pointed out where it is not. */
function differs(rule: Rule, over: Partial<Facts>): string | null {
  const lenient = facts(over);
  const hard = facts({ ...over, rules: strict });
  expect(rule.check(lenient)).toBeNull();
  expect(rule.pointsOut?.(hard) ?? null).toBeNull();
  const refused = rule.check(hard)?.code ?? null;
  expect(rule.pointsOut?.(lenient)?.code ?? null).toBe(refused);
  return refused;
}

const hospital = anInstitution('440103', { departments: ['内科', '预防保健科'], clinicalSubjects: ['内科', '中医科'] });
const working = (
  department: string | null,
  scopes: string[] = ['1001'],
  over: Partial<Facts> = {},
): Partial<Facts> => ({
  professionType: 'PHYSICIAN',
  qualification: aPhysicians(),
  institution: hospital,
  form: { department, scopes },
  ...over,
});

describe('S2-Q53; 9.2: the department belongs to the institution', () => {
  it.each<[string, Partial<Facts>, string | null]>([
    ['none is said', working(null), null],
    ['one of its own', working('内科'), null],
    ['another', working('皮肤科'), 'DEPARTMENT_UNKNOWN'],
    ['it keeps no list', working('皮肤科', ['1001'], { institution: anInstitution() }), null],
    [
      'of the present institution',
      working('皮肤科', ['1001'], { institution: null, present: hospital }),
      'DEPARTMENT_UNKNOWN',
    ],
  ])('%s', (_, over, code) => {
    expect(differs(departmentBelongs, over)).toBe(code);
  });
});

describe('S2-Q53: the department goes with the scope', () => {
  it.each<[string, Partial<Facts>, string | null]>([
    ['内科 in 内科', working('内科'), null],
    ['外科 in 内科', working('内科', ['1002']), 'DEPARTMENT_UNFIT'],
    ['one of two goes', working('内科', ['1002', '1001']), null],
    [
      'public health in 预防保健科',
      working('预防保健科', ['3001'], { qualification: aPhysicians({ category: 'PUBLIC_HEALTH' }) }),
      null,
    ],
    [
      'public health in 内科',
      working('内科', ['3001'], { qualification: aPhysicians({ category: 'PUBLIC_HEALTH' }) }),
      'DEPARTMENT_UNFIT',
    ],
    ['nothing said', working(null, ['1002']), null],
  ])('%s', (_, over, code) => {
    expect(differs(departmentFitsTheScope, over)).toBe(code);
  });
});

describe('3.2: the institution has a subject for the scope', () => {
  it.each<[string, Partial<Facts>, string | null]>([
    ['内科', working(null), null],
    ['眼科 where there is none', working(null, ['1005']), 'SCOPE_WITHOUT_SUBJECT'],
    ['one of two', working(null, ['1001', '1005']), 'SCOPE_WITHOUT_SUBJECT'],
    ['it has told no subjects', working(null, ['1005'], { institution: anInstitution() }), null],
  ])('%s', (_, over, code) => {
    expect(differs(scopeFitsTheSubjects, over)).toBe(code);
  });

  it('what nobody has listed goes with anything', () => {
    expect(goesWith(null, '某科')).toBe(true);
    expect(goesWith('1017', '某科')).toBe(true);
    for (const words of Object.values(WORDS_OF_SCOPE)) expect(words.length).toBeGreaterThan(0);
  });
});

it.each<[string, Partial<Facts>, string | null]>([
  ['nothing chosen', { registration: aRegistration({ scopeCodes: ['1001'] }) }, null],
  [
    'what he holds',
    { registration: aRegistration({ scopeCodes: ['1001', '1011'] }), form: { scopes: ['1011'] } },
    null,
  ],
  [
    'more',
    { registration: aRegistration({ scopeCodes: ['1001'] }), form: { scopes: ['1001', '1002'] } },
    'SCOPE_NOT_HELD',
  ],
])('O13-10: elsewhere within the scope: %s', (_, over, code) => {
  expect(refusedBy(filingScopesHeld, over)).toBe(code);
});

it.each<[string, Partial<Facts>, string | null]>([
  ['regular staff', { form: { staffKind: 'STAFF', trainingEnd: '2020-01-01' } }, null],
  ['until later', { form: { staffKind: 'TRAINEE', trainingEnd: '2026-11-10' } }, null],
  ['until today', { form: { staffKind: 'TRAINEE', trainingEnd: '2026-11-09' } }, 'TRAINING_OVER'],
])('S2-Q52: a trainee %s', (_, over, code) => {
  expect(refusedBy(traineeUntilLater, over)).toBe(code);
});

it.each<[string, Partial<Facts>, string | null]>([
  [
    'a trainee',
    { registration: aRegistration({ staffKind: 'TRAINEE', trainingEnd: calendarDate('2026-01-01') }) },
    null,
  ],
  ['regular staff', { registration: aRegistration() }, 'NOT_A_TRAINEE'],
])('S2-Q52: becomes regular staff: %s', (_, over, code) => {
  expect(refusedBy(isTrainee, over)).toBe(code);
});
