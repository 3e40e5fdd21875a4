import { useTranslation } from 'react-i18next';
import { Back } from '../../design/Back.tsx';

/** The way back to the list of what is mine. */
export function BackToMe() {
  const { t } = useTranslation('me');
  return <Back to="/person/me" label={t('title')} />;
}
