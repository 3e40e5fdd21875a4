import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import { useTranslation } from 'react-i18next';

dayjs.extend(utc);
const CHINA_HOURS = 8;

/** 09:30, in China. */
export const clockTime = (moment: string): string => dayjs.utc(moment).utcOffset(CHINA_HOURS).format('HH:mm');

/** 周一, Mon */
export function useWeekday() {
  const { i18n } = useTranslation();
  const form = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  return (day: string): string => form.format(new Date(`${day}T00:00:00Z`));
}
