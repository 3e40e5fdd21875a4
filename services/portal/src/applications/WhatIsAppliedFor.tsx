import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { Case } from './case.ts';
import { Facts } from './Facts.tsx';
import { Section } from './Section.tsx';

/** 申请事项: what the form says, in words, and the photo. */
export function WhatIsAppliedFor({ application }: { application: Case }) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  const dates = useDates();
  const { form, filing, photoUrl } = application;
  const filled = form.filter(({ text, required }) => text !== null || required);
  return (
    <Section title={t('form.title')}>
      {photoUrl !== null && (
        <figure className="gap-below case-photos">
          <img className="case-photo" src={photoUrl} alt={t('photo.applied')} />
        </figure>
      )}
      {filing !== null && (
        <Facts
          facts={[
            { label: t('filing.institution'), value: filing.institution.name },
            { label: t('filing.scopes'), value: filing.scopes.map(said).join('、') },
            {
              label: t('filing.period'),
              value: `${dates.day(filing.validFrom)} ${t('common:until')} ${dates.day(filing.endedOn ?? filing.validUntil)}`,
            },
          ]}
        />
      )}
      <Facts
        facts={filled.map(({ label, text }) => ({
          label: said(label),
          value: text === null ? t('form.empty') : said(text),
          wide: (text?.length ?? 0) > 40,
        }))}
      />
    </Section>
  );
}
