import dayjs, { type Dayjs } from 'dayjs';

export type PlainValue = string | boolean | Dayjs | null | undefined;

/** What was filled in, as the graph takes it: days as YYYY-MM-DD, nothing as null. */
export const plainValue = (value: PlainValue): string | boolean | null => {
  if (dayjs.isDayjs(value)) return value.format('YYYY-MM-DD');
  if (typeof value === 'string') return value.trim() || null;
  return value ?? null;
};
