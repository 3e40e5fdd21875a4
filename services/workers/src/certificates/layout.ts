import { calendarDate, formatChineseDate, formatChineseMonth } from '@medreg/clock';
import { oneLine } from '@medreg/documents';
import type { CertificateFace, CertificateKind } from '@medreg/events';

/** A label with its value; every value fits on a line. */
export type Field = { label: string; value: string; bold?: boolean };

/** A list of the scope of practice; a licence with one list only needs no label beside 执业范围. */
export type ScopeList = { label: string; items: string[] };

/** What stands where on the paper. A row holds one field or two. */
export type Layout = {
  title: string;
  /** Beside the photo */
  person: Field[][];
  /** 执业范围: across the middle; a licence without one has rows there */
  scope: ScopeList[];
  middle: Field[][];
  /** Beside the QR code */
  foot: Field[][];
};

type Faces = { [Kind in CertificateKind]: Extract<CertificateFace, { kind: Kind }> };

const SEX = { MALE: '男', FEMALE: '女' } as const;

const field = (label: string, value: string): Field => ({ label, value: oneLine(value) });
const name = ({ name }: CertificateFace): Field => ({ ...field('姓名', name), bold: true });
const sex = ({ sex }: CertificateFace) => field('性别', SEX[sex]);
const month = ({ birthMonth }: CertificateFace) =>
  field('出生年月', formatChineseMonth(calendarDate(`${birthMonth}-01`)));
const day = (label: string, date: string) => field(label, formatChineseDate(calendarDate(date)));
const list = (label: string, items: string[]): ScopeList => ({ label, items: items.map(oneLine) });

const practiceOfPhysician = (face: Faces['PHYSICIAN' | 'TCM_SPECIALTY']): Field[][] => [
  [field('执业地点', face.practicePlace)],
  [field('主要执业机构', face.primaryInstitution)],
  [field('签发机关', face.issuingAuthority), day('签发日期', face.issuedOn)],
];

/** The licences as tables: fields under their official labels, in their order (domain 8.2). */
const LAYOUTS: { [Kind in CertificateKind]: (face: Faces[Kind]) => Layout } = {
  /** S0 图4.1.2 */
  TCM_SPECIALTY: (face) => ({
    title: '中医（专长）医师执业证书',
    person: [
      [name(face), sex(face)],
      [month(face)],
      [field('类别', face.category), field('专业', face.major)],
      [field('证书编码', face.certificateCode)],
    ],
    scope: [list('中医药技术方法', face.techniques), list('治疗病症范围', face.diseases)],
    middle: [],
    foot: practiceOfPhysician(face),
  }),
  PHYSICIAN: (face) => ({
    title: '医师执业证书',
    person: [
      [name(face), sex(face)],
      [month(face)],
      [field('级别', face.level), field('类别', face.category)],
      [field('证书编码', face.certificateCode)],
    ],
    scope: [list('', face.scopes)],
    middle: [],
    foot: practiceOfPhysician(face),
  }),
  NURSE: (face) => ({
    title: '护士执业证书',
    person: [[name(face), sex(face)], [month(face)], [field('执业证书编号', face.certificateCode)]],
    scope: [],
    middle: [
      [field('执业机构', face.practiceInstitution)],
      [
        ...(face.firstRegisteredOn ? [day('首次注册日期', face.firstRegisteredOn)] : []),
        day('注册日期', face.issuedOn),
      ],
    ],
    foot: [[day('有效期至', face.validUntil)], [field('发证机关', face.issuingAuthority)]],
  }),
};

/** What stands where on the paper of a face. */
export const layoutOf = <Kind extends CertificateKind>(face: Faces[Kind] & { kind: Kind }): Layout =>
  LAYOUTS[face.kind](face);
