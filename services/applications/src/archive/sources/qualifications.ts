import { maskQualificationCode } from '@medreg/pii';
import { CATEGORIES, LEVELS } from '../../forms/dictionaries.ts';
import { provinceName } from '../../forms/provinces.ts';
import type { PractitionerFacts } from '../../rules/facts.ts';
import { type ArchiveEntry, linesOf } from '../entry.ts';

const KINDS = { TCM_SPECIALTY: '中医（专长）医师资格', PHYSICIAN: '医师资格', NURSE: '护士执业资格' } as const;
const ORIGINS = { EXAMINATION: '考试、考核', RECOGNITION: '认定' } as const;

/** 资格: as the qualifications service has them now. */
export const qualificationEntries = ({ qualifications }: PractitionerFacts): ArchiveEntry[] =>
  qualifications.map((one) => ({
    id: `qualification:${one.id}`,
    date: one.issuedOn,
    kind: 'QUALIFICATION',
    title: `取得${KINDS[one.kind]}`,
    details: linesOf({
      级别: one.level && LEVELS[one.level],
      类别: one.category && CATEGORIES[one.category],
      取得方式: ORIGINS[one.origin],
      资格证书编码: maskQualificationCode(one.code),
      中医药技术方法: one.techniques.join('；'),
      治疗病症范围: one.diseases.join('；'),
      学历: one.education,
      毕业院校: one.school,
    }),
    source: 'QUALIFICATIONS',
    providedBy: provinceName(one.provinceCode),
    confirmed: true,
  }));
