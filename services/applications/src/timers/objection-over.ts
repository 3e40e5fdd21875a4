import { addWorkingDays, type CalendarDate } from '@medreg/clock';
import { BUSINESS_CODES } from '@medreg/codes';
import type { Deps } from '../context.ts';
import { text } from '../forms/fields.ts';
import { tellInstitution } from '../notices.ts';
import { PROCEDURES } from '../procedures/index.ts';
import type { ApplicationRow } from '../rows.ts';
import { OBJECTABLE, OBJECTION_WORKING_DAYS } from '../rules/on-behalf.ts';
import { openForm } from '../sealed.ts';
import { beyond, dayOf, timer } from './timer.ts';

/** The last day on which the person may object, of an institution's deregistration that he may object to. */
function lastDay({ pii }: Pick<Deps, 'pii'>, { formSealed, submittedAt }: ApplicationRow): CalendarDate | null {
  const submittedOn = dayOf(submittedAt);
  const reason = text(openForm(pii, formSealed), 'reason') ?? '';
  return submittedOn && OBJECTABLE.includes(reason) ? addWorkingDays(submittedOn, OBJECTION_WORKING_DAYS) : null;
}

/** 异议期届满 (D-P12; S2-Q20.3): ten working days after the submission the authority may decide; the institution hears that it can. */
export const objectionOver = timer({
  name: 'OBJECTION_OVER',
  source: 'S2-Q20.3; 5.6',
  says: '以不再执业为由的注销，本人异议期届满的，告知机构',
  find: ({ db }, _day, after, most) =>
    db.application.findMany({
      where: {
        channel: 'INSTITUTION',
        procedure: { in: deregistrations() },
        status: { in: ['INST_PASSED', 'ACCEPTED'] },
        confirmedAt: null,
        objectedAt: null,
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion(row, day, deps) {
    const last = lastDay(deps, row);
    return last && last < day ? last : null;
  },
  async act(tx, deps, { id, byInstitutionId, number }) {
    if (!byInstitutionId) return;
    await tellInstitution(tx, deps.pii, byInstitutionId, { matter: '本人异议期届满', reference: number }, id);
  },
});

const deregistrations = () =>
  [...PROCEDURES.values()].filter(({ business }) => business === BUSINESS_CODES.DEREG).map(({ code }) => code);
