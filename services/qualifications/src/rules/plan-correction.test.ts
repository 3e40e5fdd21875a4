import { calendarDate } from '@medreg/clock';
import { regionCode } from '@medreg/codes';
import type { RecordFacts } from './facts.ts';
import { type PersonValues, planPerson, planRecord } from './plan-correction.ts';

const today = calendarDate('2026-11-23');
const person: PersonValues = {
  name: '张三',
  sex: 'MALE',
  birthDate: calendarDate('1949-12-31'),
  documentType: '01',
  idNumber: '110105491231997',
  ethnicGroup: null,
};

it.each<[string, Parameters<typeof planPerson>[1], object]>([
  ['nothing', {}, { ok: true, fields: [] }],
  ['the same again', { name: '张三', sex: 'MALE' }, { ok: true, fields: [] }],
  ['a name', { name: '张 三丰' }, { ok: true, fields: ['name'] }],
  ['a name that is none', { name: '=1' }, { ok: false, problem: 'NAME_INVALID' }],
  [
    'S2-Q47: 18 digits, with their sex',
    { idNumber: '11010519491231002x' },
    { ok: true, fields: ['sex', 'idNumber'], values: { sex: 'FEMALE', idNumber: '11010519491231002X' } },
  ],
  [
    'a birth date that the decision states beside the number',
    { idNumber: '440103198611051230', birthDate: calendarDate('1986-11-06') },
    { ok: true, values: { birthDate: '1986-11-06' } },
  ],
  ['a number that is none', { idNumber: '110105194912310021' }, { ok: false, problem: 'ID_NUMBER_INVALID' }],
  ['a residence permit instead', { idNumber: '810000199001010019' }, { ok: true, values: { documentType: '08' } }],
])('of a person: %s', (_, stated, expected) => {
  expect(planPerson(person, stated, today)).toMatchObject(expected);
});

const record: RecordFacts = {
  code: '200944110440103198611051230',
  level: 'LICENSED',
  category: 'CLINICAL',
  origin: 'EXAMINATION',
  provinceCode: regionCode('440000'),
  techniques: [],
  diseases: [],
  issuedOn: calendarDate('2009-12-01'),
  education: null,
  school: null,
  major: null,
  title: null,
};
it.each<[string, Parameters<typeof planRecord>[2], object]>([
  [
    'S2-Q46: education, school, major, title',
    { education: '本科', title: '主治医师' },
    { ok: true, fields: ['education', 'title'] },
  ],
  ['a value that is taken away', { education: null }, { ok: true, fields: [] }],
  [
    'S2-Q14: category and level',
    { category: 'DENTAL', level: 'ASSISTANT' },
    { ok: true, fields: ['level', 'category'] },
  ],
  ['6.2: a code that cannot be', { code: '123' }, { ok: false, problem: 'CODE_INVALID' }],
  ['a level that physicians have not', { level: 'SPECIALTY' }, { ok: false, problem: 'RECORD_INVALID' }],
  ['a scope, which is for TCM specialties', { techniques: ['推拿'] }, { ok: false, problem: 'RECORD_INVALID' }],
  ['a city as province', { provinceCode: '440100' }, { ok: false, problem: 'RECORD_INVALID' }],
])('of a record: %s', (_, stated, expected) => {
  expect(planRecord('PHYSICIAN', record, stated, { documentType: '01', today })).toMatchObject(expected);
});
