import type { Deps } from '../context.ts';
import { fromColumn, type Transaction, toColumn } from '../database.ts';
import { MESSAGES } from '../messages.ts';
import { tellInstitution, tellPerson } from '../notices.ts';
import { applyEffects } from '../register/apply-effects.ts';
import { expireRegistration } from '../register/expire.ts';
import { recordFacts, registrationFacts } from '../register/registration-facts.ts';
import type { ApplicationRow, RegistrationRow } from '../rows.ts';
import { BASIS } from '../rules/legal-basis.ts';
import { periodOf } from '../rules/nurse-register-state.ts';
import { deemedRenewal, type Period } from '../rules/renewal.ts';
import type { Statement } from '../rules/statement.ts';
import { afterTheEnd } from '../steps/after-the-end.ts';
import { move, SYSTEM } from '../steps/move.ts';
import { raiseFlag } from '../supervision/raise-flag.ts';
import { OPEN_STATUSES } from '../workflow.ts';
import { openTimerTask, prepareTimerTask } from './official-task.ts';
import { beyond, dayOf, timer } from './timer.ts';

/**
 * 护士注册有效期届满 (NR-21; ALL-50, 70; domain 5.2): on the day after, a renewal that the authority has had for thirty days is deemed granted, with
 * an alarm to supervision; otherwise the registration is EXPIRED, and a renewal that is still open goes on.
 */
export const nurseExpired = timer({
  name: 'NURSE_EXPIRED',
  source: 'NR-10, 21; ALL-50, 70; 5.2; 11-A5',
  says: '护士注册有效期届满的次日，符合条件的视为准予延续，其余为届满未延续',
  find: ({ db }, day, after, most) =>
    db.registration.findMany({
      where: { status: 'VALID', professionType: 'NURSE', periodUntil: { lt: toColumn(day) }, ...beyond(after) },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion: ({ periodUntil }) => periodUntil && fromColumn(periodUntil),
  async act(tx, deps, row, { day, at }) {
    const { practitionerId } = row;
    const renewal = await tx.application.findFirst({
      where: { practitionerId, claim: periodOf(row), status: { in: OPEN_STATUSES } },
    });
    const records = await tx.personRecord.findMany({ where: { practitionerId, state: 'CONFIRMED' } });
    const period =
      renewal &&
      deemedRenewal({ status: renewal.status, receivedOn: dayOf(renewal.receivedAt) }, registrationFacts(row), {
        records: records.map(recordFacts),
        today: day,
      });
    if (renewal && period) await deem(tx, deps, row, renewal, period, at);
    else await expire(tx, deps, row, at);
  },
});

/** Nobody has decided in time: the law has (ALL-50). */
async function deem(
  tx: Transaction,
  deps: Deps,
  row: RegistrationRow,
  renewal: ApplicationRow,
  period: Period,
  at: Date,
): Promise<void> {
  const by = { viewer: null, at } as const;
  const taken = async (application: ApplicationRow, step: 'deemAccepted' | 'approve' | 'takeEffect') => {
    const moved = await move(tx, deps, { ...by, step, application, ...(step === 'approve' && { statement: DEEMED }) });
    if (!moved) throw new Error(`Application ${application.id} changed meanwhile`);
    return moved;
  };
  const accepted = renewal.status === 'INST_PASSED' ? await taken(renewal, 'deemAccepted') : renewal;
  const application = await taken(await taken(accepted, 'approve'), 'takeEffect');
  const effect = { kind: 'RENEW', registrationId: row.id, version: row.version, period, basis: 'DEEMED' } as const;
  const { eRegId } = application;
  if (eRegId === null) throw new Error(`Application ${application.id} takes effect without an identification code`);
  const registrations = await applyEffects(tx, deps, { application, eRegId, effects: [effect], actor: SYSTEM, at });
  await afterTheEnd(tx, deps, application, registrations, at);
  await raiseFlag(tx, {
    kind: 'DEEMED_RENEWAL',
    subject: { type: 'Application', id: application.id },
    authorityId: application.authorityId,
    regionCode: application.authorityRegionCode ?? '000000',
    detail: { number: application.number, from: period.from, until: period.until },
    at,
  });
}

const DEEMED: Statement = {
  opinion: null,
  reasons: [
    {
      code: 'DEEMED_GRANTED',
      message: '有效期届满前未作出决定，视为准予延续。',
      basis: BASIS['ALL-50'],
      remedies: null,
    },
  ],
};

async function expire(tx: Transaction, deps: Deps, row: RegistrationRow, at: Date): Promise<void> {
  if (!(await expireRegistration(tx, deps, row, at))) return;
  await tellPerson(tx, deps.pii, row.practitionerId, 'REGISTRATION_NOTICE', {
    matter: '护士执业注册',
    state: '届满未延续',
  });
  await tellInstitution(tx, deps.pii, row.primaryInstitutionId, {
    matter: '护士注册届满未延续',
    reference: row.certificateCode,
  });
}

/** 届满未延续的注销 (NM; ALL-70): the task of the authority, once no renewal and no re-registration is under way any more (5.2). */
export const expiredUnrenewed = timer({
  name: 'EXPIRED_UNRENEWED',
  source: 'NM; ALL-70; 5.2; 5.6',
  says: '届满未延续且没有办理中的延续、重新注册申请的，由主管部门依职权办理注销',
  find: ({ db }, _day, after, most) =>
    db.registration.findMany({
      where: { status: 'EXPIRED', professionType: 'NURSE', ...beyond(after) },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion: ({ statusSince }) => fromColumn(statusSince),
  async prepare(deps, row) {
    const underWay = await deps.db.application.findFirst({
      where: {
        practitionerId: row.practitionerId,
        status: { in: OPEN_STATUSES },
        procedure: { in: ['NUR_RENEW', 'NUR_REREG'] },
      },
      select: { id: true },
    });
    if (underWay) return null;
    const last = row.periodUntil ? fromColumn(row.periodUntil) : '';
    return prepareTimerTask(deps, row, 'DEREG', 'EXPIRED', MESSAGES.expiredUnrenewed(last));
  },
  act: (tx, deps, _row, { prepared }) => openTimerTask(tx, deps, prepared),
});
