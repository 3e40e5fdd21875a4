import type { CalendarDate } from '@medreg/clock';
import { calendarDate, parseCalendarDate } from '@medreg/clock';
import type { QualificationCorrection } from '@medreg/events';
import { EDUCATION, LEVELS, PHYSICIAN_TITLES } from '../../forms/dictionaries.ts';
import { type Field, type FormValues, text } from '../../forms/fields.ts';
import { PROVINCES } from '../../forms/provinces.ts';
import type { Effect } from '../../register/effects.ts';
import type { AuthorityFacts, Facts, QualificationFacts } from '../../rules/facts.ts';
import type { Path } from '../../workflow.ts';
import type { Material } from '../procedure.ts';

/** What of somebody's qualification data can be wrong or missing, and who puts it right (S2-Q4, Q14, Q46; domain 3.2). */

export const isPhysicians = ({ kind }: Pick<QualificationFacts, 'kind'>): boolean => kind === 'PHYSICIAN';

/** 姓名、性别、出生日期、身份证号 */
export const PERSON_ITEMS: readonly Field[] = [
  { name: 'name', label: '姓名', kind: 'TEXT', max: 100, required: false },
  { name: 'sex', label: '性别', kind: 'CHOICE', options: { MALE: '男', FEMALE: '女' }, required: false },
  { name: 'birthDate', label: '出生日期', kind: 'DATE', required: false },
  { name: 'idNumber', label: '身份证号', kind: 'ID_NUMBER', required: false },
];

/** 学历、毕业学校、专业、专业技术职务、证书编码 */
export const CERTIFICATE_ITEMS: readonly Field[] = [
  { name: 'education', label: '学历', kind: 'CHOICE', options: EDUCATION, required: false },
  { name: 'school', label: '毕业学校', kind: 'TEXT', max: 100, required: false },
  { name: 'major', label: '专业', kind: 'TEXT', max: 100, required: false },
  { name: 'title', label: '专业技术职务', kind: 'CHOICE', options: PHYSICIAN_TITLES, required: false },
  { name: 'code', label: '医师资格证书编码', kind: 'TEXT', max: 40, required: false },
];

const { LICENSED, ASSISTANT, RURAL_ASSISTANT, TOWNSHIP_ASSISTANT } = LEVELS;
const NOT_IN_THE_REGISTER = new Set(['71', '81', '82']);
const PROVINCE_OPTIONS = Object.fromEntries(
  Object.entries(PROVINCES)
    .filter(([prefix]) => !NOT_IN_THE_REGISTER.has(prefix))
    .map(([prefix, name]) => [`${prefix}0000`, name]),
);

/** What makes a record of its own: 资格级别、类别、取得方式、省份、日期 */
export const RECORD_ITEMS: readonly Field[] = [
  {
    name: 'level',
    label: '医师级别',
    kind: 'CHOICE',
    options: { LICENSED, ASSISTANT, RURAL_ASSISTANT, TOWNSHIP_ASSISTANT },
    required: false,
  },
  {
    name: 'category',
    label: '资格类别',
    kind: 'CHOICE',
    options: { CLINICAL: '临床', DENTAL: '口腔', PUBLIC_HEALTH: '公共卫生', TCM: '中医' },
    required: false,
  },
  {
    name: 'origin',
    label: '取得方式',
    kind: 'CHOICE',
    options: { EXAMINATION: '考试', RECOGNITION: '认定' },
    required: false,
  },
  { name: 'provinceCode', label: '报名考试或者认定的省份', kind: 'CHOICE', options: PROVINCE_OPTIONS, required: false },
  { name: 'issuedOn', label: '取得日期', kind: 'DATE', required: false },
];
/** Without these there is no record. */
export const WHOLE_RECORD = [
  ...RECORD_ITEMS,
  ...CERTIFICATE_ITEMS.filter(({ name }) => name === 'code'),
] as const satisfies readonly Field[];

/** 更正依据, in words beside the papers. */
export const BASIS_OF_CORRECTION: Field = {
  name: 'basis',
  label: '官方依据',
  kind: 'TEXT',
  max: 500,
  lines: true,
  required: true,
};

/** 转报机构: who has one may let it pass the application on (S2-Q46, Q47: 通过机构或者直接). */
export const FORWARDING_INSTITUTION: Field = {
  name: 'institution',
  label: '转报机构（直接申请的，不填）',
  kind: 'INSTITUTION',
  required: false,
  channels: ['PERSON'],
};

/** Which of the items somebody has filled in. */
const given = (names: readonly string[], { form }: Pick<Facts, 'form'>): boolean =>
  names.some((name) => text(form, name) !== null);

const evidence = (code: string, name: string, items: readonly string[], condition: string): Material => ({
  code,
  name,
  mandatory: (facts) => given(items, facts),
  condition,
  form: 'ONLINE',
  source: 'S2-Q46',
});

/** Official evidence for each kind of item (S2-Q14, Q46). */
export const EVIDENCE_BY_ITEM: readonly Material[] = [
  evidence(
    'IDENTITY_EVIDENCE',
    '公安机关出具的身份信息证明',
    ['name', 'sex', 'birthDate', 'idNumber', 'ethnicGroup'],
    '更正姓名、性别、出生日期、身份证号、民族的',
  ),
  evidence('EDUCATION_EVIDENCE', '学历证明', ['education', 'school', 'major'], '更正学历、毕业学校、专业的'),
  evidence('TITLE_EVIDENCE', '专业技术职务任职资格证明', ['title'], '更正专业技术职务的'),
  evidence('CERTIFICATE_EVIDENCE', '医师资格证书及其档案材料', ['code'], '更正证书编码的'),
];

/** How the qualification was obtained: as it is on record, else as the form says. */
const originOf = ({ copied, qualification, form }: Facts) => (copied ?? qualification)?.origin ?? text(form, 'origin');

/** 认定 → the province that recognised; 考试 → NMEC, at the national level (S2-Q4, Q14). */
export function decidesQualification(facts: Facts): AuthorityFacts | null {
  switch (originOf(facts)) {
    case 'EXAMINATION':
      return facts.nationalAuthority;
    case 'RECOGNITION':
      return facts.qualificationAuthority;
    default:
      return null;
  }
}

/** 考试 → first the province of the sign-up, which examines and passes it on (S2-Q4, Q14). */
export const examinesQualification = (facts: Facts): AuthorityFacts | null =>
  originOf(facts) === 'EXAMINATION' ? facts.qualificationAuthority : null;

export const directPath = (facts: Facts): Path =>
  examinesQualification(facts) ? 'PROVINCE_THEN_NATION' : 'TO_AUTHORITY';

export function directOrThroughInstitution(facts: Facts): Path {
  const examined = examinesQualification(facts) !== null;
  if (facts.institution) return examined ? 'INSTITUTION_PROVINCE_NATION' : 'GENERAL';
  return examined ? 'PROVINCE_THEN_NATION' : 'TO_AUTHORITY';
}

export const windowPath = (facts: Facts): Path => (examinesQualification(facts) ? 'WINDOW_THEN_NATION' : 'WINDOW');

/** One correction of a record at a time (3.1.4). */
export const qualificationInQuestion = ({ qualification, copied }: Facts): string | null => {
  const id = (qualification ?? copied)?.id;
  return id === undefined ? null : `QUALIFICATION:${id}`;
};

/** What the form says of the person, item by item; nothing where it says nothing. */
export function personOf(form: FormValues): NonNullable<QualificationCorrection['person']> {
  const value = (name: string) => text(form, name);
  const [name, sex, birthDate, idNumber, ethnicGroup] = [
    value('name'),
    value('sex'),
    value('birthDate'),
    value('idNumber'),
    value('ethnicGroup'),
  ];
  return {
    ...(name !== null && { name }),
    ...(sex !== null && { sex: sex === 'FEMALE' ? 'FEMALE' : 'MALE' }),
    ...(birthDate !== null && { birthDate }),
    ...(idNumber !== null && { idNumber }),
    ...(ethnicGroup !== null && { ethnicGroup }),
  };
}

const nameIn = (names: Readonly<Record<string, string>>, code: string | null) =>
  code === null ? null : (names[code] ?? code);

type Added = NonNullable<QualificationCorrection['added']>;
type Corrected = NonNullable<QualificationCorrection['qualification']>;

/** What the form says of the record, item by item: names where the register keeps names. */
export function recordOf(form: FormValues): Corrected {
  const items = {
    code: text(form, 'code'),
    level: text(form, 'level') as Added['level'],
    category: text(form, 'category') as Added['category'],
    origin: text(form, 'origin') as Added['origin'] | null,
    provinceCode: text(form, 'provinceCode'),
    issuedOn: text(form, 'issuedOn'),
    education: nameIn(EDUCATION, text(form, 'education')),
    school: text(form, 'school'),
    major: text(form, 'major'),
    title: nameIn(PHYSICIAN_TITLES, text(form, 'title')),
  };
  return Object.fromEntries(Object.entries(items).filter(([, value]) => value !== null)) as Corrected;
}

/** The whole record of a qualification that is missing. @throws Error while the form does not say all of it (see wholeRecord) */
export function addedRecord(form: FormValues): Added {
  const { code, level, category, origin, provinceCode, issuedOn, ...rest } = recordOf(form);
  if (!code || !level || !category || !origin || !provinceCode || !issuedOn) throw new Error('The record is not whole');
  const [education, school, major, title] = [rest.education, rest.school, rest.major, rest.title].map(
    (value) => value ?? null,
  ) as [string | null, string | null, string | null, string | null];
  const none = { techniques: [], diseases: [] };
  const record = { code, level, category, origin, provinceCode, issuedOn: calendarDate(issuedOn) };
  return { kind: 'PHYSICIAN', ...record, ...none, education, school, major, title };
}

/** 资格信息补录、修改, as decided: told to the qualifications service, which answers. */
export function correctQualification(facts: Facts, what: Partial<QualificationCorrection>): Effect[] {
  const authority = decidesQualification(facts);
  if (!authority) return [];
  const basis = text(facts.form, 'basis') ?? '';
  const qualificationId = facts.qualification?.id ?? null;
  return [{ kind: 'CORRECT_QUALIFICATION', correction: { qualificationId, providedBy: authority.id, basis, ...what } }];
}

export const dateOf = (form: FormValues, name: string): CalendarDate | null =>
  parseCalendarDate(text(form, name) ?? '');
