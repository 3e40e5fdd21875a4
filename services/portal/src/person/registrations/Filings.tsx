import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Registration } from './RegistrationCard.tsx';

/** 多执业机构备案 of a registration, newest first. */
export function Filings({ filings }: { filings: Registration['filings'] }) {
  const { t } = useTranslation('registrations');
  const { said } = useWords();
  const dates = useDates();
  if (filings.length === 0) return null;
  return (
    <section aria-label={t('filings.title')}>
      <Typography.Title level={3} className="section-title">
        {t('filings.title')}
      </Typography.Title>
      <ul className="ruled-list">
        {filings.map((filing) => (
          <li key={filing.id}>
            <Flex gap="small" align="center" wrap>
              <strong>{filing.institution.name}</strong>
              <StatusTag type="FilingState" value={filing.state} />
            </Flex>
            <div>{dates.between(filing.validFrom, filing.validUntil)}</div>
            {filing.endedOn && (
              <div>
                {t('filings.ended', {
                  day: dates.dayAfter(filing.endedOn),
                  reason: said(filing.endReason?.name ?? null),
                })}
              </div>
            )}
            <Typography.Text type="secondary">
              {[filing.authorityName, filing.scopes.map(said).join(t('and'))].filter(Boolean).join(' · ')}
            </Typography.Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
