import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../design/dates.tsx';
import type { Edited } from './draft-keeper.ts';

/** What has to come on paper: which window, whether it is there, and where to book. */
export function PaperAdvice({
  application,
  material: { form, receivedAt, returnedAt },
}: {
  application: Edited;
  material: Edited['materials'][number];
}) {
  const { t } = useTranslation('procedure');
  const dates = useDates();
  const authority = application.authority?.name ?? t('paper.authorityUnknown');
  if (receivedAt) {
    return (
      <Typography.Paragraph className="gap-above">
        {t('paper.received', { on: dates.dayOf(receivedAt), authority })}
        {returnedAt && t('paper.returned', { on: dates.dayOf(returnedAt) })}
      </Typography.Paragraph>
    );
  }
  return (
    <Typography.Paragraph className="gap-above">
      {t(form === 'ORIGINAL_TO_PRINT' ? 'paper.original' : 'paper.window', { authority })}
      {application.channel === 'PERSON' && application.authority && (
        <>
          {' '}
          <Link to={`/person/appointments?application=${application.id}`}>{t('paper.book')}</Link>
        </>
      )}
    </Typography.Paragraph>
  );
}
