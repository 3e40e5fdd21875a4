import { DatePicker, type DatePickerProps } from 'antd';
import type { Dayjs } from 'dayjs';
import { useDates } from './dates.tsx';

/** Where a finger opens the calendar, no keyboard comes up over it. */
const BY_FINGER = matchMedia('(pointer: coarse)').matches;

/** A calendar date, shown as it is read here, chosen or typed as everybody writes it. */
export function DayPicker(props: Omit<DatePickerProps<Dayjs, false>, 'format' | 'inputReadOnly'>) {
  const { dayForms } = useDates();
  return <DatePicker {...props} format={dayForms} inputReadOnly={BY_FINGER} />;
}
