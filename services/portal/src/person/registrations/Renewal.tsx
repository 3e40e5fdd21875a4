import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';
import { RenewalOfNurses } from '../../generated/person/registrations/registrations.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

/** 延续注册: whether its window is open, as the service says (S2-Q32). */
export function Renewal({ registrationId }: { registrationId: string }) {
  const { t } = useTranslation('registrations');
  const { said } = useWords();
  const dates = useDates();
  const { data } = useAnswer(RenewalOfNurses, {});
  const renewal = data?.availableProcedures.find(
    ({ procedure, registration }) =>
      procedure.code === 'NUR_RENEW' && (!registration || registration.id === registrationId),
  );
  if (!renewal) return null;
  if (renewal.open) {
    return (
      <Alert
        type="info"
        showIcon
        title={t('renewal.open')}
        action={<Link to={`/person/applications/${renewal.open.id}`}>{t('renewal.look')}</Link>}
      />
    );
  }
  if (!renewal.available) {
    return renewal.reason && <Alert type="info" showIcon title={dates.within(said(renewal.reason.message))} />;
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={t('renewal.now')}
      description={said(renewal.notice)}
      action={
        <LinkButton to="/person" type="primary">
          {t('renewal.go')}
        </LinkButton>
      }
    />
  );
}
