import { fromColumn, toColumn } from '../database.ts';
import { tellInstitution, tellPerson } from '../notices.ts';
import { expireRegistration } from '../register/expire.ts';
import { beyond, timer } from './timer.ts';

/** 短期行医期满 (O62, O63, O24): EXPIRED from the day after the last day on; who stays registers anew. */
export const shortTermEnded = timer({
  name: 'SHORT_TERM_ENDED',
  source: 'O62; O63; O24; 5.6',
  says: '短期行医有效期届满的次日失效',
  find: ({ db }, day, after, most) =>
    db.registration.findMany({
      where: { status: 'VALID', professionType: 'SHORT_TERM', periodUntil: { lt: toColumn(day) }, ...beyond(after) },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion: ({ periodUntil }) => periodUntil && fromColumn(periodUntil),
  async act(tx, deps, row, { at }) {
    if (!(await expireRegistration(tx, deps, row, at))) return;
    await tellPerson(tx, deps.pii, row.practitionerId, 'REGISTRATION_NOTICE', {
      matter: '短期行医注册',
      state: '期满',
    });
    await tellInstitution(tx, deps.pii, row.primaryInstitutionId, {
      matter: '短期行医注册期满',
      reference: row.certificateCode,
    });
  },
});
