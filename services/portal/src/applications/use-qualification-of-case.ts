import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { QualificationOfCase } from '../generated/applications/qualification-of-case.ts';
import { useAnswer } from '../graph/use-graph.ts';
import { useWords } from '../i18n/use-words.ts';

/**
 * 所用资格: on which qualification it rests, or which one is to be corrected, as it stands in the register. Asked by its holder:
 * those who review see it as far as their office has to do with qualifications, and elsewhere.
 */
export function useQualificationOfCase(id: string, asked: boolean): { label: string; value: string }[] {
  const { t } = useTranslation('case');
  const { enumName, said } = useWords();
  const dates = useDates();
  const { data } = useAnswer(QualificationOfCase, { id }, { enabled: asked });
  const one = data?.application?.id === id ? data.application.qualification : null;
  if (!one) return [];
  return [
    { label: t('qualification.level'), value: one.level && enumName('PhysicianLevel', one.level) },
    { label: t('qualification.category'), value: one.category && enumName('PracticeCategory', one.category) },
    { label: t('qualification.code'), value: one.codeMasked },
    { label: t('qualification.province'), value: one.province.name },
    { label: t('qualification.issuedOn'), value: dates.day(one.issuedOn) },
    { label: t('qualification.education'), value: said(one.education) },
    { label: t('qualification.school'), value: one.school },
    { label: t('qualification.major'), value: one.major },
    { label: t('qualification.title'), value: said(one.title) },
  ].flatMap(({ label, value }) => (value ? [{ label, value }] : []));
}
