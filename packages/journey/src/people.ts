import { randomInt } from 'node:crypto';
import { parseIdNumber } from '@medreg/codes';

/** An invented person with an assessed TCM specialty; every field as the certification centre's list has it. */
export interface Specialist {
  name: string;
  idNumber: string;
  qualificationCode: string;
  provinceCode: string;
  techniques: string[];
  diseases: string[];
  issuedOn: string;
  phone: string;
}

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

/** A well-formed ID number of an invented adult, 1960 to 1995. */
export function inventIdNumber(): string {
  const month = String(randomInt(1, 13)).padStart(2, '0');
  const day = String(randomInt(1, 29)).padStart(2, '0');
  const body = `4401${pick(['03', '04', '05', '06'])}${randomInt(1960, 1996)}${month}${day}${digits(3)}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  const idNumber = `${body}${'10X98765432'[sum % 11]}`;
  if (!parseIdNumber(idNumber).ok) throw new Error(`Invented a malformed ID number: ${idNumber}`);
  return idNumber;
}

export const inventPhone = () => `199${digits(8)}`;

/** @param provinceCode province of assessment */
export function inventSpecialist(provinceCode: string): Specialist {
  const [technique, disease] = pick(SKILLS);
  return {
    name: `${pick(FAMILY)}${pick(GIVEN)}${pick(GIVEN)}`,
    idNumber: inventIdNumber(),
    qualificationCode: `ZYZC${provinceCode.slice(0, 2)}2022${digits(8)}`,
    provinceCode,
    techniques: [technique],
    diseases: [disease],
    issuedOn: '2022-03-15',
    phone: inventPhone(),
  };
}

/** The certification centre's CSV for these people (columns as in the qualifications service's README). */
export function csvOf(people: readonly Specialist[]): string {
  const header = '姓名,身份证号,资格证书编码,考核省份代码,中医药技术方法,治疗病证范围,发证日期';
  const rows = people.map((one) =>
    [
      one.name,
      one.idNumber,
      one.qualificationCode,
      one.provinceCode,
      one.techniques.join('；'),
      one.diseases.join('；'),
      one.issuedOn,
    ].join(','),
  );
  return `${[header, ...rows].join('\r\n')}\r\n`;
}
