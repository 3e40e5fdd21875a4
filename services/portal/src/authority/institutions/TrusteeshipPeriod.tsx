import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';

/** From when until when, both days included. */
export function TrusteeshipPeriod({ from, until }: { from: string; until?: string | null }) {
  const { t } = useTranslation('administration');
  const dates = useDates();
  return (
    <span>
      {t(until ? 'trusteeships.period' : 'trusteeships.openPeriod', { from: dates.day(from), until: dates.day(until) })}
    </span>
  );
}
