import { addDays } from '@medreg/clock';
import { fromColumn, toColumn } from '../database.ts';
import { tellInstitution, tellPerson } from '../notices.ts';
import { beyond, LOOK_BACK_DAYS, timer } from './timer.ts';

const DAYS = 30;
const trainees = { status: 'VALID', staffKind: 'TRAINEE' } as const;

/** 规培结束前30日 (S2-Q52): the person and the training base are reminded that a primary institution is needed. */
export const trainingEnds = timer({
  name: 'TRAINING_ENDS',
  source: 'S2-Q52',
  says: '规培结束前三十日，提醒本人和培训基地',
  find: ({ db }, day, after, most) =>
    db.registration.findMany({
      where: {
        ...trainees,
        trainingEnd: { gte: toColumn(day), lte: toColumn(addDays(day, DAYS)) },
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion: ({ trainingEnd }) => trainingEnd && fromColumn(trainingEnd),
  async act(tx, deps, { practitionerId, primaryInstitutionId, trainingEnd, certificateCode }) {
    const lastDay = trainingEnd ? fromColumn(trainingEnd) : '';
    await tellPerson(tx, deps.pii, practitionerId, 'DEADLINE_REMINDER', {
      matter: '住院医师规范化培训即将结束',
      lastDay,
    });
    const matter = `规培将于${lastDay}结束`;
    await tellInstitution(tx, deps.pii, primaryInstitutionId, { matter, reference: certificateCode });
  },
});

/** 规培结束满30日 (S2-Q52): no primary institution since, so the base may file (F-P7; rules/on-behalf.ts). */
export const trainingEnded = timer({
  name: 'TRAINING_ENDED',
  source: 'S2-Q52',
  says: '规培结束满三十日仍未确定主要执业机构的，培训基地可以办理备案',
  find: ({ db }, day, after, most) =>
    db.registration.findMany({
      where: {
        ...trainees,
        trainingEnd: { lt: toColumn(addDays(day, -DAYS)), gte: toColumn(addDays(day, -DAYS - LOOK_BACK_DAYS)) },
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion: ({ trainingEnd }) => trainingEnd && fromColumn(trainingEnd),
  async act(tx, deps, { primaryInstitutionId, certificateCode }) {
    await tellInstitution(tx, deps.pii, primaryInstitutionId, {
      matter: '规培结束满30日，可办理备案',
      reference: certificateCode,
    });
  },
});
