import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import type { RecordLineFragment } from '../../generated/authority/records/records.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useDaysInText } from '../people/days-in-text.ts';

const TONES: Record<string, string> = {
  REPORTED: 'processing',
  CONFIRMED: 'success',
  REJECTED: 'error',
  SUPERSEDED: 'default',
};

/** One record in full; what can be done about it stands beside it. */
export function RecordView({
  record,
  actions,
  named,
}: {
  record: RecordLineFragment;
  actions?: ReactNode;
  named?: boolean;
}) {
  const { t } = useTranslation('desk');
  const { enumName, said } = useWords();
  const dates = useDates();
  const inWords = useDaysInText();
  const { state, professionType, measure, decidedOn, validFrom, validUntil, details, supersededBy, outcome } = record;
  const until = validUntil === null ? t('records.noEnd') : dates.day(validUntil);
  return (
    <li className="desk-row">
      <div className="grow">
        <div className="desk-line">
          {named && <strong>{record.name ?? t('records.nameless')}</strong>}
          <strong>{`${said(record.kindName)} · ${said(measure.name)}`}</strong>
          <Tag color={TONES[state] ?? 'default'}>{enumName('PersonRecordState', state)}</Tag>
          {professionType !== null && <Tag>{enumName('ProfessionType', professionType)}</Tag>}
        </div>
        <div className="desk-note">
          {t('records.decided', { day: dates.day(decidedOn) })}
          {(validFrom !== null || validUntil !== null) &&
            ` · ${t('records.holds', { from: dates.day(validFrom ?? decidedOn), until })}`}
          {record.registration !== null && ` · ${record.registration.certificateCode}`}
        </div>
        {details
          .filter(({ value }) => value !== null && value !== '')
          .map(({ name, label, text, value }) => (
            <div key={name} className="desk-note">
              {t('records.detail', { label: said(label), text: inWords(said(text) || String(value)) })}
            </div>
          ))}
        <div className="desk-note">
          {t('records.providedBy', { who: record.providedByName, at: dates.moment(record.providedAt) })}
        </div>
        {outcome !== null && <div className="desk-note">{t('records.outcome', { outcome })}</div>}
        {supersededBy !== null && (
          <div className="desk-note">
            {t('records.supersededBy', {
              measure: said(supersededBy.measure.name),
              day: dates.day(supersededBy.decidedOn),
            })}
          </div>
        )}
      </div>
      {actions}
    </li>
  );
}
