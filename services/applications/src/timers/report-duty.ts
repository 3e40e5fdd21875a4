import { addDays, type CalendarDate, parseCalendarDate } from '@medreg/clock';
import { BUSINESS_CODES } from '@medreg/codes';
import type { Deps } from '../context.ts';
import { toColumn } from '../database.ts';
import { text } from '../forms/fields.ts';
import { tellInstitution } from '../notices.ts';
import { PROCEDURES } from '../procedures/index.ts';
import type { ApplicationRow } from '../rows.ts';
import { openForm } from '../sealed.ts';
import { raiseFlag } from '../supervision/raise-flag.ts';
import { beyond, dayOf, LOOK_BACK_DAYS, timer } from './timer.ts';

/** 30日内报告 (PL-17; O13-18, 19; calendar days, 11-A15). */
const DUTY_DAYS = 30;

const REPORTS: readonly string[] = [BUSINESS_CODES.FILE, BUSINESS_CODES.DEREG];
const reports = () =>
  [...PROCEDURES.values()].filter(({ business }) => REPORTS.includes(business)).map(({ code }) => code);

/** The day from which the duty runs: 离职手续 of a filing, 获知之日 of a deregistration. */
function since({ pii }: Pick<Deps, 'pii'>, { formSealed }: ApplicationRow): CalendarDate | null {
  const form = openForm(pii, formSealed);
  return parseCalendarDate(text(form, 'leftOn') ?? text(form, 'knownOn') ?? '');
}

const ON_BEHALF = { channel: 'INSTITUTION' } as const;

/** 报告期限提醒: the day that the institution wrote down has come, and its report still lies with it as a draft. */
export const reportDue = timer({
  name: 'REPORT_DUE',
  source: 'PL-17; O13-18, 19; 5.6',
  says: '离职、获知之日已到而尚未报送的，提醒机构三十日内报送',
  find: ({ db }, _day, after, most) =>
    db.application.findMany({
      where: { ...ON_BEHALF, status: 'DRAFT', procedure: { in: reports() }, ...beyond(after) },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion(row, day, deps) {
    const from = since(deps, row);
    return from && from <= day ? from : null;
  },
  async act(tx, deps, row) {
    const from = since(deps, row);
    if (!from || !row.byInstitutionId) return;
    const matter = `备案、注销应于${addDays(from, DUTY_DAYS)}前报送`;
    await tellInstitution(tx, deps.pii, row.byInstitutionId, { matter, reference: row.number }, row.id);
  },
});

/** 逾期报告: thirty days have passed without the report, or it came after them; supervision hears of it. */
export const reportLate = timer({
  name: 'REPORT_LATE',
  source: 'PL-17; O13-18, 19; 11-A15',
  says: '机构超过三十日未报送或逾期报送的，提示监督',
  find: ({ db }, day, after, most) =>
    db.application.findMany({
      where: {
        ...ON_BEHALF,
        procedure: { in: reports() },
        createdAt: { gte: toColumn(addDays(day, -DUTY_DAYS - LOOK_BACK_DAYS)) },
        status: { not: 'WITHDRAWN' },
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion(row, day, deps) {
    const from = since(deps, row);
    const reportedOn = dayOf(row.submittedAt) ?? day;
    return from && reportedOn > addDays(from, DUTY_DAYS) ? from : null;
  },
  async act(tx, deps, row, { at }) {
    await raiseFlag(tx, {
      kind: 'LATE_REPORT',
      subject: { type: 'Application', id: row.id },
      occasion: since(deps, row) ?? '',
      authorityId: row.authorityId,
      regionCode: row.authorityRegionCode ?? row.institutionRegionCode ?? '000000',
      detail: { number: row.number, institutionId: row.byInstitutionId ?? '' },
      at,
    });
  },
});
