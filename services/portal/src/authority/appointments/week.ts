import dayjs from 'dayjs';

const FORM = 'YYYY-MM-DD';
const DAYS = 7;

/** @returns the Monday of the week in which a day lies */
export function mondayOf(day: string): string {
  const date = dayjs(day);
  return date.subtract((date.day() + 6) % 7, 'day').format(FORM);
}
export const later = (day: string, days: number): string => dayjs(day).add(days, 'day').format(FORM);
export const weekFrom = (monday: string): string[] => Array.from({ length: DAYS }, (_, index) => later(monday, index));
/** A calendar date that somebody may have typed into the address. */
export const asDay = (text: string | null): string | null =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs(text).isValid() ? text : null;

export interface Plan {
  days: readonly string[];
  /** HH:mm in China, the end being the end of the last slot at the latest. */
  from: string;
  until: string;
  minutes: number;
  capacity: number;
}
export interface PlannedSlot {
  startsAt: string;
  endsAt: string;
  capacity: number;
}
const MINUTES_OF_HOUR = 60;
const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * MINUTES_OF_HOUR + minutes;
};
const moment = (day: string, minutes: number): string => {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day}T${two(Math.floor(minutes / MINUTES_OF_HOUR))}:${two(minutes % MINUTES_OF_HOUR)}:00+08:00`;
};

/** The slots of a plan, one after the other; what remains and is too short for one is left out. */
export function slotsOf({ days, from, until, minutes, capacity }: Plan): PlannedSlot[] {
  if (!(minutes > 0)) return [];
  const last = minutesOf(until);
  return [...days].sort().flatMap((day) => {
    const slots: PlannedSlot[] = [];
    for (let start = minutesOf(from); start + minutes <= last; start += minutes) {
      slots.push({ startsAt: moment(day, start), endsAt: moment(day, start + minutes), capacity });
    }
    return slots;
  });
}
