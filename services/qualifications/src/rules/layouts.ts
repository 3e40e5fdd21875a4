import type { Column } from './columns.ts';
import type { QualificationFacts } from './facts.ts';
import type { Kind } from './kinds.ts';
import * as person from './read-person.ts';
import * as record from './read-record.ts';
import type { CellReader, Reading } from './reading.ts';

export interface LayoutColumn {
  column: Column;
  optional?: boolean;
  read: CellReader;
}

/** The file of one kind: its columns in the order in which they are read, and what is settled when all of them are. */
export interface Layout {
  columns: readonly LayoutColumn[];
  /** Where the code stands, by which a record is known. */
  codeColumn: Column;
  /** What no file says because it is the same for all of the kind. */
  given: Partial<QualificationFacts>;
  settle: readonly ((reading: Reading) => void)[];
}

const NAME: LayoutColumn = { column: '姓名', read: person.name };
const DOCUMENT_TYPE: LayoutColumn = { column: '证件类型', optional: true, read: person.documentType };
const ABOUT_THE_PERSON: readonly LayoutColumn[] = [
  { column: '性别', optional: true, read: person.sex },
  { column: '出生日期', optional: true, read: person.birthDate },
  { column: '国籍', optional: true, read: person.nationality },
  { column: '民族', optional: true, read: person.ethnicGroup },
];
const STUDIES: readonly LayoutColumn[] = [
  { column: '学历', optional: true, read: record.remark('学历', 'education', 50) },
  { column: '毕业院校', optional: true, read: record.remark('毕业院校', 'school', 100) },
  { column: '专业', optional: true, read: record.remark('专业', 'major', 100) },
];

/** 谁考核、谁提供: a file for each kind, a column for each fact. Another kind is another row here. */
export const LAYOUTS: Readonly<Record<Kind, Layout>> = {
  /** 国家中医药管理局中医师资格认证中心, S0 165号 二. */
  TCM_SPECIALTY: {
    columns: [
      NAME,
      { column: '身份证号', read: person.idNumber },
      { column: '资格证书编码', read: record.plainCode('资格证书编码') },
      { column: '考核省份代码', read: record.province('考核省份代码') },
      { column: '中医药技术方法', read: record.items('中医药技术方法', 'techniques') },
      { column: '治疗病证范围', read: record.items('治疗病证范围', 'diseases') },
      { column: '发证日期', read: record.date('发证日期') },
    ],
    codeColumn: '资格证书编码',
    given: { level: 'SPECIALTY', category: 'TCM', origin: 'EXAMINATION' },
    settle: [person.settlePerson],
  },
  /** 国家医学考试中心, domain 13; recognised physicians by the province that recognised them, S2-Q14. */
  PHYSICIAN: {
    columns: [
      NAME,
      DOCUMENT_TYPE,
      { column: '身份证号', read: person.physicianIdNumber },
      { column: '资格证书编码', read: record.physicianCode },
      { column: '资格省份代码', read: record.province('资格省份代码') },
      { column: '医师级别', read: record.level },
      { column: '执业类别', read: record.category },
      { column: '取得方式', read: record.origin },
      { column: '发证日期', read: record.date('发证日期') },
      ...ABOUT_THE_PERSON,
      ...STUDIES,
    ],
    codeColumn: '资格证书编码',
    given: {},
    settle: [person.settlePerson, record.compareCells],
  },
  /** 护士执业资格考试, NR-7, S2-Q28. */
  NURSE: {
    columns: [
      NAME,
      DOCUMENT_TYPE,
      { column: '身份证号', read: person.idNumber },
      { column: '考试合格证书编码', read: record.plainCode('考试合格证书编码') },
      { column: '考试省份代码', read: record.province('考试省份代码') },
      { column: '考试合格日期', read: record.date('考试合格日期') },
      ...ABOUT_THE_PERSON,
      ...STUDIES,
    ],
    codeColumn: '考试合格证书编码',
    given: { level: null, category: null, origin: 'EXAMINATION' },
    settle: [person.settlePerson],
  },
};
