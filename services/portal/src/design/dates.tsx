import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import { useTranslation } from 'react-i18next';

dayjs.extend(utc);

/** A day inside a sentence: 2026-11-30, or 2026年11月30日. */
const DAYS = /(\d{4})[-年](\d{1,2})[-月](\d{1,2})日?/g;

/** China has one time, and no summer time. */
const CHINA_HOURS = 8;

/** How a day may be typed besides. */
const TYPED = ['YYYY-MM-DD', 'YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD'];

/** 2026年11月28日, or 28 Nov 2026; of a day or a moment, in China. */
export function useDates() {
  const { t } = useTranslation();
  const inChina = (moment: string) => dayjs.utc(moment).utcOffset(CHINA_HOURS);
  const dayForm = t('dates.day');
  const day = (date: string) => dayjs(date).format(dayForm);
  return {
    /** As date pickers take it: shown in the first way, typed in any of them. */
    dayForms: [dayForm, ...TYPED],
    /** A calendar date, YYYY-MM-DD. */
    day: (date: string | null | undefined): string => (date ? day(date) : '—'),
    /** From a first to a last day; what was replaced on its first day has that day alone. */
    between: (first: string, last: string): string =>
      first < last ? `${day(first)} ${t('until')} ${day(last)}` : day(first),
    /** The first day on which something does not hold any more. */
    dayAfter: (last: string): string => dayjs(last).add(1, 'day').format(dayForm),
    /** YYYY-MM */
    month: (month: string): string => dayjs(`${month}-01`).format(t('dates.month')),
    /** A moment, ISO 8601. */
    moment: (moment: string | null | undefined): string => (moment ? inChina(moment).format(`${dayForm} HH:mm`) : '—'),
    /** A sentence of the graph, with the days in it as they are read here. */
    within: (text: string): string =>
      text.replace(DAYS, (_, year, month, day) => dayjs(`${year}-${month}-${day}`).format(dayForm)),
    /** The time of a moment within its day. */
    timeOf: (moment: string | null | undefined): string => (moment ? inChina(moment).format('HH:mm') : '—'),
    /** The day on which a moment lies. */
    dayOf: (moment: string | null | undefined): string => (moment ? inChina(moment).format(dayForm) : '—'),
  };
}

/** Today in China, YYYY-MM-DD. */
export const todayInChina = (): string => dayjs.utc().utcOffset(CHINA_HOURS).format('YYYY-MM-DD');
