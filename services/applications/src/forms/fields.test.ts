import { describe, expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import { codes, type Field, fieldsFor, fillForm, inWords, missingFields, text, yes } from './fields.ts';

const INSTITUTION_ID = uuidv7();
const FIELDS: readonly Field[] = [
  { name: 'address', label: '联系地址', kind: 'TEXT', max: 10, required: true },
  { name: 'career', label: '经历', kind: 'TEXT', max: 20, lines: true, required: false },
  { name: 'department', label: '科室', kind: 'DEPARTMENT', required: false },
  { name: 'education', label: '学历', kind: 'CHOICE', options: { '20': '大学本科', '30': '大学专科' }, required: true },
  { name: 'scopes', label: '执业范围', kind: 'SCOPES', required: true },
  { name: 'from', label: '开始日期', kind: 'DATE', required: false },
  { name: 'institution', label: '拟执业机构', kind: 'INSTITUTION', required: true, channels: ['PERSON', 'AUTHORITY'] },
  { name: 'idNumber', label: '身份证号', kind: 'ID_NUMBER', required: false },
  { name: 'trainee', label: '规培', kind: 'YES_NO', required: false },
  {
    name: 'trainingEnd',
    label: '规培结束日期',
    kind: 'DATE',
    required: (values) => yes(values, 'trainee'),
    condition: '规培人员必填',
  },
  { name: 'declared', label: '声明', kind: 'DECLARATION', required: true },
];

const fill = (input: Record<string, unknown>, saved = {}) => fillForm(FIELDS, saved, input);

describe('fillForm keeps what fits', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a text, tidied', { address: ' 某路\u200b1号 ' }, { address: '某路1号' }],
    ['a text of blanks is none', { address: ' \n ' }, { address: null }],
    ['lines with one kind of end', { career: 'a\r\nb\rc' }, { career: 'a\nb\nc' }],
    ['composed characters', { career: 'e\u0301' }, { career: 'é' }],
    [
      'as many characters as may be, counted as people count',
      { address: '𠮷'.repeat(10) },
      { address: '𠮷'.repeat(10) },
    ],
    ['a department', { department: '推拿科' }, { department: '推拿科' }],
    ['a code', { education: '30' }, { education: '30' }],
    ['codes, each once', { scopes: ['1001', '1011', '1001'] }, { scopes: ['1001', '1011'] }],
    ['no codes', { scopes: [] }, { scopes: null }],
    ['a day', { from: '2024-02-29' }, { from: '2024-02-29' }],
    ['an institution', { institution: INSTITUTION_ID }, { institution: INSTITUTION_ID }],
    ['an ID number, X in capitals', { idNumber: '11010519491231002x' }, { idNumber: '11010519491231002X' }],
    ['yes and no', { trainee: false, declared: true }, { trainee: false, declared: true }],
    ['nothing', {}, {}],
    [
      'null for everything',
      { address: null, scopes: null, trainee: null },
      { address: null, scopes: null, trainee: null },
    ],
    ['an empty text', { education: '', from: '', declared: '' }, { education: null, from: null, declared: null }],
  ])('%s', (_, input, values) => {
    expect(fill(input)).toEqual({ values, problems: [] });
  });

  it('leaves what is not given', () => {
    expect(fill({ address: '新' }, { address: '旧', career: '经历' }).values).toEqual({
      address: '新',
      career: '经历',
    });
  });
});

describe('fillForm refuses', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a field that there is not', { x: 1 }, 'form.x UNKNOWN_FIELD'],
    ['a prototype’s', { __proto__x: 1 }, 'form.__proto__x UNKNOWN_FIELD'],
    ['one character too many', { address: '字'.repeat(11) }, 'form.address TOO_LONG'],
    ['a department without end', { department: '字'.repeat(51) }, 'form.department TOO_LONG'],
    ['a control character', { career: 'a\u0007' }, 'form.career CHARACTERS'],
    ['what no font prints', { career: '😀' }, 'form.career CHARACTERS'],
    ['a number', { address: 5 }, 'form.address TYPE'],
    ['a truth for a code', { education: true }, 'form.education TYPE'],
    ['a name for a code', { education: '大学本科' }, 'form.education UNKNOWN'],
    ['what every object has', { education: 'toString' }, 'form.education UNKNOWN'],
    ['a code for codes', { scopes: '1001' }, 'form.scopes TYPE'],
    ['codes that are none', { scopes: ['1001', 5] }, 'form.scopes TYPE'],
    ['codes with a blank', { scopes: ['10 01'] }, 'form.scopes TYPE'],
    ['eleven codes', { scopes: Array.from({ length: 11 }, (_, n) => String(n)) }, 'form.scopes TOO_MANY'],
    ['29 February of another year', { from: '2026-02-29' }, 'form.from DATE'],
    ['a moment', { from: '2026-02-28T00:00:00Z' }, 'form.from DATE'],
    ['another way to write a day', { from: '28.2.2026' }, 'form.from DATE'],
    ['an id that is none', { institution: '1' }, 'form.institution UNKNOWN'],
    ['an ID number with a wrong check', { idNumber: '110105194912310021' }, 'form.idNumber ID_NUMBER'],
    ['a word for yes', { trainee: 'true' }, 'form.trainee TYPE'],
    ['one for a declaration', { declared: 1 }, 'form.declared TYPE'],
  ])('%s', (_, input, problem) => {
    const { problems } = fill(input);
    expect(problems.map((one) => `${one.field} ${one.problem}`)).toEqual([problem]);
    expect(problems[0]?.message).toMatch(/\p{Script=Han}/u);
  });

  it('everything at once, so that nobody has to try one after the other', () => {
    const { problems } = fill({ address: 1, education: 'x', from: 'x', scopes: 1 });
    expect(problems.map(({ field }) => field)).toEqual(['form.address', 'form.education', 'form.from', 'form.scopes']);
  });
});

describe('missingFields', () => {
  const whole = { address: 'a', education: '20', scopes: ['1'], institution: INSTITUTION_ID, declared: true };
  it.each<[string, object, string[]]>([
    ['nothing is', whole, []],
    ['all are', {}, ['address', 'education', 'scopes', 'institution', 'declared']],
    ['a declaration that was not given', { ...whole, declared: false }, ['declared']],
    ['what depends on another field', { ...whole, trainee: true }, ['trainingEnd']],
    ['what depends on it and is there', { ...whole, trainee: true, trainingEnd: '2027-06-30' }, []],
  ])('%s', (_, values, names) => {
    const missing = missingFields(FIELDS, values as never);
    expect(missing.map(({ field }) => field)).toEqual(names.map((name) => `form.${name}`));
    for (const { message } of missing) expect(message).toMatch(/\p{Script=Han}/u);
  });

  it('whoever comes another way is not asked for what he does not see', () => {
    const ofInstitutions = fieldsFor(FIELDS, { channel: 'INSTITUTION', registrationId: null });
    expect(ofInstitutions.map(({ name }) => name)).not.toContain('institution');
    expect(fieldsFor(FIELDS, { channel: 'PERSON', registrationId: null })).toEqual(FIELDS);
    const missing = missingFields(ofInstitutions, { ...whole, institution: null });
    expect(missing).toEqual([]);
  });

  it('nobody is asked for what the registration concerned says', () => {
    const fields: Field[] = FIELDS.map((field) =>
      field.name === 'institution' ? { ...field, withoutRegistration: true } : field,
    );
    const asked = (registrationId: string | null) =>
      fieldsFor(fields, { channel: 'PERSON', registrationId }).map(({ name }) => name);
    expect(asked(null)).toContain('institution');
    expect(asked('a registration')).not.toContain('institution');
  });
});

describe('reading a form', () => {
  it('texts, codes and truths, and none of them', () => {
    const values = { a: 'x', b: ['1', '2'], c: true };
    expect([text(values, 'a'), text(values, 'z'), codes(values, 'b'), codes(values, 'z')]).toEqual([
      'x',
      null,
      ['1', '2'],
      [],
    ]);
    expect([yes(values, 'c'), yes(values, 'a'), yes(values, 'z')]).toEqual([true, false, false]);
    expect(() => text(values, 'b')).toThrow('holds no text');
  });

  it.each<[string, unknown, string | null]>([
    ['address', '某路', '某路'],
    ['education', '30', '大学专科'],
    ['education', '99', '99'],
    ['scopes', ['1001', 'x'], '内科专业、x'],
    ['trainee', false, '否'],
    ['declared', true, '是'],
    ['institution', INSTITUTION_ID, '某医院'],
    ['institution', uuidv7(), null],
    ['from', '2026-11-09', '2026-11-09'],
    ['career', null, null],
  ])('in words: %s %p', (name, value, words) => {
    const field = FIELDS.find((one) => one.name === name);
    if (!field) throw new Error(name);
    const names: Record<string, string> = { '1001': '内科专业', [INSTITUTION_ID]: '某医院' };
    expect(inWords(field, value as never, (code) => names[code])).toBe(words);
  });
});
