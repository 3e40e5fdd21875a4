import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { Case } from './case.ts';
import { Facts } from './Facts.tsx';
import { RevealIdNumber } from './RevealIdNumber.tsx';
import { Section } from './Section.tsx';

/** 申请人: the ID number masked; whoever reviews or decides sees it in full for a purpose. */
export function Applicant({ application }: { application: Case }) {
  const { t } = useTranslation('case');
  const { enumName, listed } = useWords();
  const dates = useDates();
  const { applicant, techniques, diseases, availableActions, channel } = application;
  const idNumber = availableActions.includes('revealIdNumber') ? (
    <RevealIdNumber applicationId={application.id} masked={applicant.idNumberMasked} />
  ) : (
    <span className="number">{applicant.idNumberMasked}</span>
  );
  return (
    <Section title={t(channel === 'EX_OFFICIO' ? 'applicant.concerned' : 'applicant.title')}>
      <Facts
        facts={[
          { label: t('applicant.name'), value: applicant.name },
          { label: t('applicant.sex'), value: enumName('Sex', applicant.sex) },
          { label: t('applicant.birthDate'), value: dates.day(applicant.birthDate) },
          { label: t('applicant.idNumber'), value: idNumber },
          techniques.length > 0 && { label: t('techniques'), value: listed(techniques), wide: true },
          diseases.length > 0 && { label: t('diseases'), value: listed(diseases), wide: true },
        ]}
      />
    </Section>
  );
}
