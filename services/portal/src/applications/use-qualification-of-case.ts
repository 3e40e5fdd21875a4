import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { QualificationOfCase } from '../generated/applications/qualification-of-case.ts';
import { useAnswer } from '../graph/use-graph.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Case } from './case.ts';

export interface Fact {
  label: string;
  value: string;
}

/** 所用资格: on which qualification it rests, or which one is to be corrected, as it stands in the register; asked by its holder. */
export function useQualificationOfCase(id: string, asked: boolean): Fact[] {
  const { t } = useTranslation('case');
  const { enumName, said } = useWords();
  const dates = useDates();
  const { data } = useAnswer(QualificationOfCase, { id }, { enabled: asked });
  const one = data?.application?.id === id ? data.application.qualification : null;
  if (!one) return [];
  return stated([
    { label: t('qualification.level'), value: one.level && enumName('PhysicianLevel', one.level) },
    { label: t('qualification.category'), value: one.category && enumName('PracticeCategory', one.category) },
    { label: t('qualification.code'), value: one.codeMasked },
    { label: t('qualification.province'), value: one.province.name },
    { label: t('qualification.issuedOn'), value: dates.day(one.issuedOn) },
    { label: t('qualification.education'), value: said(one.education) },
    { label: t('qualification.school'), value: one.school },
    { label: t('qualification.major'), value: one.major },
    { label: t('qualification.title'), value: said(one.title) },
  ]);
}

/** The same as the application keeps it, for whoever handles it. */
export function useUsedQualification({ usedQualification: one }: Pick<Case, 'usedQualification'>): Fact[] {
  const { t } = useTranslation('case');
  const { said } = useWords();
  const dates = useDates();
  if (!one) return [];
  return stated([
    { label: t('qualification.level'), value: said(one.level.name) },
    { label: t('qualification.category'), value: said(one.category?.name) },
    { label: t('qualification.province'), value: said(one.province.name) },
    { label: t('qualification.issuedOn'), value: dates.day(one.issuedOn) },
    { label: t('qualification.education'), value: said(one.education) },
    { label: t('qualification.school'), value: one.school },
  ]);
}

const stated = (facts: { label: string; value?: string | null }[]): Fact[] =>
  facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
