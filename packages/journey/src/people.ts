import { randomInt } from 'node:crypto';
import { addDays, addYears, calendarDate, systemClock, today } from '@medreg/clock';
import { parseIdNumber } from '@medreg/codes';

/** What somebody is qualified as. */
export type Calling = 'SPECIALIST' | 'PHYSICIAN' | 'TCM_PHYSICIAN' | 'ASSISTANT' | 'RURAL_ASSISTANT' | 'NURSE';

/** An invented person with one qualification; every field as the list of the centre that provides it has it. */
export interface Person {
  calling: Calling;
  name: string;
  idNumber: string;
  phone: string;
  /** 资格证书编码 */
  code: string;
  provinceCode: string;
  /** Of nurses the day on which the examination was passed. */
  issuedOn: string;
  /** 认定 instead of an examination; of physicians only. */
  recognised: boolean;
  techniques: string[];
  diseases: string[];
}

/** One file for each kind: what its lines say of a person beside name, number and code (qualifications/README.md). */
type ImportKind = 'TCM_SPECIALTY' | 'PHYSICIAN' | 'NURSE';

const COLUMNS: Record<ImportKind, Record<string, (person: Person) => string>> = {
  TCM_SPECIALTY: {
    姓名: ({ name }) => name,
    身份证号: ({ idNumber }) => idNumber,
    资格证书编码: ({ code }) => code,
    考核省份代码: ({ provinceCode }) => provinceCode,
    中医药技术方法: ({ techniques }) => techniques.join('；'),
    治疗病证范围: ({ diseases }) => diseases.join('；'),
    发证日期: ({ issuedOn }) => issuedOn,
  },
  PHYSICIAN: {
    姓名: ({ name }) => name,
    身份证号: ({ idNumber }) => idNumber,
    资格证书编码: ({ code }) => code,
    资格省份代码: ({ provinceCode }) => provinceCode,
    医师级别: ({ calling }) => LEVELS[calling].level,
    执业类别: ({ calling }) => LEVELS[calling].category,
    取得方式: ({ recognised }) => (recognised ? '认定' : '考试'),
    发证日期: ({ issuedOn }) => issuedOn,
    民族: () => '汉族',
    学历: () => '大学本科',
    毕业院校: () => '广州中医药大学',
  },
  NURSE: {
    姓名: ({ name }) => name,
    身份证号: ({ idNumber }) => idNumber,
    考试合格证书编码: ({ code }) => code,
    考试省份代码: ({ provinceCode }) => provinceCode,
    考试合格日期: ({ issuedOn }) => issuedOn,
    民族: () => '汉族',
    学历: () => '大学专科',
    毕业院校: () => '广东省护理职业学院',
  },
};

/** Level and category with positions 7–9 of the qualification code (domain 9.1). */
const LEVELS: Record<Calling, { kind: ImportKind; level: string; category: string; digits: string }> = {
  SPECIALIST: { kind: 'TCM_SPECIALTY', level: '', category: '', digits: '' },
  PHYSICIAN: { kind: 'PHYSICIAN', level: '执业医师', category: '临床', digits: '110' },
  TCM_PHYSICIAN: { kind: 'PHYSICIAN', level: '执业医师', category: '中医', digits: '140' },
  ASSISTANT: { kind: 'PHYSICIAN', level: '执业助理医师', category: '临床', digits: '210' },
  RURAL_ASSISTANT: { kind: 'PHYSICIAN', level: '乡村全科执业助理医师', category: '临床和中医', digits: 'XC1' },
  NURSE: { kind: 'NURSE', level: '', category: '', digits: '' },
};

export const kindOf = (calling: Calling): ImportKind => LEVELS[calling].kind;

const FAMILY = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高'];
const GIVEN = [...'安邦成达恩芳光和惠建静康兰明宁平青荣善泰文向兴艺益英永裕泽正志忠'];
const SKILLS: [string, string][] = [
  ['外治技术-推拿', '腰痛(腰椎间盘突出症)'],
  ['外治技术-针刺', '颈椎病(项痹)'],
  ['外治技术-艾灸', '脾胃虚寒(慢性胃炎)'],
  ['内服方药', '咳嗽(慢性支气管炎)'],
  ['外治技术-敷贴', '膝痹(膝骨关节炎)'],
];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const pick = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T;
const digits = (count: number) => String(randomInt(10 ** count)).padStart(count, '0');

/** Today in China, moved by days; what the journey calls “last spring” has to stay recent. */
export const dayFromToday = (days: number): string => addDays(today(systemClock.now()), days);
/** The same day in another year, moved by days. */
export const dayYearsAgo = (years: number, days = 0): string =>
  addDays(addYears(today(systemClock.now()), -years), days);

/** A well-formed ID number of an invented adult, 1960 to 1995. @param body its first 17 digits, where they are known */
export function inventIdNumber(body = inventBody()): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  const idNumber = `${body}${'10X98765432'[sum % 11]}`;
  if (!parseIdNumber(idNumber).ok) throw new Error(`Invented a malformed ID number: ${idNumber}`);
  return idNumber;
}

function inventBody(): string {
  const month = String(randomInt(1, 13)).padStart(2, '0');
  const day = String(randomInt(1, 29)).padStart(2, '0');
  return `4401${pick(['03', '04', '05', '06'])}${randomInt(1960, 1996)}${month}${day}${digits(3)}`;
}

/** 15 digits whose last three were kept for people over a hundred: nobody can tell the century (domain 6.1). */
export const inventOldIdNumber = (): string =>
  `440103${randomInt(40, 60)}${String(randomInt(1, 13)).padStart(2, '0')}${String(randomInt(10, 29))}${pick(['996', '997', '998', '999'])}`;

export const inventPhone = () => `199${digits(8)}`;
export const inventName = () => `${pick(FAMILY)}${pick(GIVEN)}${pick(GIVEN)}`;

/** @param provinceCode province of the assessment or examination; qualified a year ago, so that no training is due */
export function inventPerson(calling: Calling, provinceCode = '440000', known: Partial<Person> = {}): Person {
  const [technique, disease] = pick(SKILLS);
  const idNumber = known.idNumber ?? inventIdNumber();
  const issuedOn = known.issuedOn ?? dayYearsAgo(1);
  return {
    calling,
    name: inventName(),
    idNumber,
    phone: inventPhone(),
    code: inventCode(calling, provinceCode, issuedOn, idNumber),
    provinceCode,
    issuedOn,
    recognised: false,
    techniques: calling === 'SPECIALIST' ? [technique] : [],
    diseases: calling === 'SPECIALIST' ? [disease] : [],
    ...known,
  };
}

/** Codes of chapter 6: of specialists and nurses the structure is not published. */
function inventCode(calling: Calling, provinceCode: string, issuedOn: string, idNumber: string): string {
  const year = calendarDate(issuedOn).slice(0, 4);
  const province = provinceCode.slice(0, 2);
  if (calling === 'SPECIALIST') return `ZYZC${province}${year}${digits(8)}`;
  if (calling === 'NURSE') return `HS${province}${year}${digits(8)}`;
  return `${year}${province}${LEVELS[calling].digits}${idNumber}`;
}

/** The CSV of these people, who have qualifications of one kind (columns as in the qualifications service's README). */
export function csvOf(people: readonly Person[]): string {
  const [first] = people;
  const columns = COLUMNS[first ? kindOf(first.calling) : 'TCM_SPECIALTY'];
  const rows = people.map((one) =>
    Object.values(columns)
      .map((column) => column(one))
      .join(','),
  );
  return `${[Object.keys(columns).join(','), ...rows].join('\r\n')}\r\n`;
}
