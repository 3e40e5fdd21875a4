import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { useWords } from '../i18n/use-words.ts';
import { Comparison } from './Comparison.tsx';
import type { Case } from './case.ts';
import { Facts } from './Facts.tsx';
import { Section } from './Section.tsx';

const LONG = 40;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** 申请事项: what changes beside what is registered, the photo beside the present one, and the rest of the form in words. */
export function WhatIsAppliedFor({ application }: { application: Case }) {
  const { t } = useTranslation('case');
  const { listed, said } = useWords();
  const dates = useDates();
  const { form, filing, comparison, channel } = application;
  const asked = channel !== 'EX_OFFICIO';
  const compared = new Set(comparison.map(({ name }) => name));
  const others = form.filter(
    ({ name, text, required }) => (text !== null || (required && asked)) && !compared.has(name),
  );
  return (
    <Section title={t(asked ? 'form.title' : 'form.task')}>
      <Flex vertical gap="middle">
        <Photos application={application} />
        {comparison.length > 0 && <Comparison values={comparison} />}
        {filing !== null && (
          <Facts
            facts={[
              { label: t('filing.institution'), value: filing.institution.name },
              filing.scopes.length > 0 && { label: t('filing.scopes'), value: listed(filing.scopes.map(said)) },
              {
                label: t('filing.period'),
                value: dates.between(filing.validFrom, filing.validUntil),
              },
              filing.endedOn !== null && { label: t('filing.ended'), value: dates.dayAfter(filing.endedOn) },
            ]}
          />
        )}
        <Facts
          facts={others.map(({ label, text }) => ({
            label: said(label),
            value: text === null ? t('form.empty') : DAY.test(text) ? dates.day(text) : said(text),
            wide: (text?.length ?? 0) > LONG,
          }))}
        />
      </Flex>
    </Section>
  );
}

/** 照片: the new one, and the one that it would replace beside it. */
function Photos({ application: { photoUrl, presentPhotoUrl } }: { application: Case }) {
  const { t } = useTranslation('case');
  if (photoUrl === null) return null;
  return (
    <div className="case-photos">
      {presentPhotoUrl !== null && <Photo url={presentPhotoUrl} name={t('photo.present')} />}
      <Photo url={photoUrl} name={t('photo.applied')} />
    </div>
  );
}

const Photo = ({ url, name }: { url: string; name: string }) => (
  <figure>
    <img className="case-photo" src={url} alt={name} />
    <figcaption>{name}</figcaption>
  </figure>
);
