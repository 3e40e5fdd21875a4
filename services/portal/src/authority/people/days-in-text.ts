import { useDates } from '../../design/dates.tsx';

/** A calendar date within a text of the graph. */
const A_DAY = /\b\d{4}-\d{2}-\d{2}\b/g;

/** Texts of the graph with the dates in them in words. */
export function useDaysInText() {
  const dates = useDates();
  return (text: string): string => text.replace(A_DAY, (day) => dates.day(day));
}
