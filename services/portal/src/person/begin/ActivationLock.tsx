import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';

/** After five wrong codes (domain 4.2): until when nothing can be typed in, and what to do meanwhile. */
export function ActivationLock({ message, until }: { message: string; until: string }) {
  const { t } = useTranslation('begin');
  const dates = useDates();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={message}
      description={
        <>
          <p className="told">{t('activate.locked.until', { until: dates.moment(until) })}</p>
          <ul className="advice">
            <li>{t('activate.locked.certificate')}</li>
            <li>{t('activate.locked.institution')}</li>
            <li>
              {t('activate.locked.notMe')} <Link to="/person/security">{t('activate.locked.toSecurity')}</Link>
            </li>
          </ul>
        </>
      }
    />
  );
}
