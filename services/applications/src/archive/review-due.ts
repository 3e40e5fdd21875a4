import { addYears, type CalendarDate } from '@medreg/clock';

/**
 * 定期更新个人执业档案 (S4 二(二)): every year on the day of the first registration; of 29 February on the day before.
 * @returns whether `today` is that day, for whoever reminds
 */
export function archiveReviewDue(firstRegisteredOn: CalendarDate, today: CalendarDate): boolean {
  const years = Number(today.slice(0, 4)) - Number(firstRegisteredOn.slice(0, 4));
  return years > 0 && addYears(firstRegisteredOn, years) === today;
}
