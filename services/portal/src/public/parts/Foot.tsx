import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

const ENDS = ['person', 'institution', 'authority'] as const;

/** Below every page that everybody may see: whose site it is, and the doors for those who work with it. */
export function Foot() {
  const { t } = useTranslation('public');
  return (
    <footer className="foot no-print">
      <span>{t('foot.about')}</span>
      <nav aria-label={t('home.doors')}>
        {ENDS.map((end) => (
          <Link key={end} to={`/${end}`}>
            {t(`common:ends.${end}`)}
          </Link>
        ))}
      </nav>
    </footer>
  );
}
