import { LeftOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** The way back to the list of what is mine. */
export function BackToMe() {
  const { t } = useTranslation('me');
  return (
    <Link to="/person/me" className="no-print">
      <LeftOutlined aria-hidden /> {t('title')}
    </Link>
  );
}
