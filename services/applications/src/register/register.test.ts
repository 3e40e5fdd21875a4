import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import { anApproved } from '../../test/builders.ts';
import { sameEverywhere } from '../../test/concurrency.ts';
import { aStage, type Stage } from '../../test/stage.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { certificateCodeOf } from './certificate-code.ts';

let stage: Stage;
let approved: Awaited<ReturnType<typeof anApproved>>;
beforeAll(async () => {
  stage = await aStage();
  approved = await anApproved(stage);
});
afterAll(() => stage.close());

/** A change of the registration by somebody who goes past the use cases. */
const change = (data: Prisma.RegistrationUncheckedUpdateInput) =>
  stage.deps.db.registration.update({
    where: { id: approved.registration.id },
    data: { version: { increment: 1 }, ...data },
  });

describe('the register keeps its invariants by itself (domain 5.1)', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    [
      'I6: the certificate code of a registration',
      () => change({ certificateCode: '141440103999999' }),
      'never change',
    ],
    ['the person of a registration', () => change({ practitionerId: uuidv7() }), 'never change'],
    ['the eRegId of a registration', () => change({ eRegId: 'ER' }), 'never change'],
    ['a change that is not the next version', () => change({ version: { increment: 2 } }), 'the next version'],
    ['a change without a version', () => change({ version: { increment: 0 } }), 'the next version'],
    ['I2: no primary institution', () => change({ primaryInstitutionId: null as never }), 'must not be null'],
    ['a place that is none', () => change({ practicePlaceCode: '44' }), 'registration_place_is_a_division'],
    [
      'a VALID version that has ended',
      () => change({ validTo: new Date('2026-12-01') }),
      'registration_valid_is_present',
    ],
    ['deleting a registration', () => stage.deps.db.registration.deleteMany(), 'written once'],
    ['deleting a certificate', () => stage.deps.db.certificate.deleteMany(), 'written once'],
    ['I6: changing a certificate', () => stage.deps.db.certificate.updateMany({ data: { code: 'X' } }), 'written once'],
    ['changing the timeline', () => stage.deps.db.timelineEntry.updateMany({ data: { byName: 'X' } }), 'written once'],
    ['changing the history', () => stage.deps.db.registrationHistory.deleteMany(), 'written once'],
    ['a serial that goes back', () => stage.deps.db.certificateSerial.updateMany({ data: { last: 1 } }), 'only grow'],
    ['forgetting the serials', () => stage.deps.db.certificateSerial.deleteMany(), 'only grow'],
    ['I7: a second code', () => secondCode(), 'Unique constraint'],
    ['a code that somebody has', () => takenCode(), 'Unique constraint'],
    [
      'I1: a second VALID one in a county of the place',
      () => copy({ practicePlaceCode: '440103' }),
      'registration_one_valid_per_place',
    ],
    ['I1: a second VALID one in the place', () => copy({}), 'registration_one_valid_per_place'],
    ['a second registration of one application', () => copy({ applicationId: undefined }), 'Unique constraint'],
    ['an eRegId that is given', () => copy({ eRegId: undefined, practicePlaceCode: '430000' }), 'Unique constraint'],
  ])('refuses %s', async (_, attempt, reason) => {
    await expect(attempt()).rejects.toThrow(reason);
  });

  it('allows another province beside', async () => {
    await expect(copy({ practicePlaceCode: '430000' })).resolves.toMatchObject({ status: 'VALID' });
  });

  it('keeps every earlier version whole (3.1.10)', async () => {
    const one = await anApproved(stage);
    const { id } = one.registration;
    const { db } = stage.deps;
    await db.registration.update({
      where: { id },
      data: { primaryInstitutionName: '新名称', version: { increment: 1 } },
    });
    const history = await db.registrationHistory.findMany({ where: { registrationId: id } });
    expect(history).toMatchObject([
      {
        version: 1,
        row: {
          primary_institution_name: '荔湾区某中医院',
          status: 'VALID',
          certificate_code: one.registration.certificateCode,
        },
      },
    ]);
  });

  it('I7: one code, however many procedures ask for it at once', async () => {
    const holder = { practitionerId: uuidv7(), professionType: 'TCM_SPECIALTY' as const };
    const code = () =>
      stage.deps.db.$transaction((tx) => certificateCodeOf(tx, holder, '141440199', new Date('2026-11-09')));
    expect(await sameEverywhere(6, code)).toMatch(/^141440199\d{6}$/);
  });
});

const secondCode = () =>
  stage.deps.db.certificate.create({
    data: {
      practitionerId: approved.practitionerId,
      professionType: 'TCM_SPECIALTY',
      code: '141440103888888',
      allocatedAt: new Date(),
    },
  });

const takenCode = () =>
  stage.deps.db.certificate.create({
    data: {
      practitionerId: uuidv7(),
      professionType: 'TCM_SPECIALTY',
      code: approved.registration.certificateCode,
      allocatedAt: new Date(),
    },
  });

/** Another registration of the same person; what is given as undefined stays the same as in the first. */
async function copy(over: { practicePlaceCode?: string; applicationId?: undefined; eRegId?: undefined }) {
  const { db } = stage.deps;
  const { registration, application } = approved;
  const id = uuidv7();
  await db.application.create({ data: { ...application, id, number: id } });
  const fresh = { id, applicationId: id, eRegId: `copy-${id}` };
  return db.registration.create({
    data: {
      ...registration,
      ...fresh,
      ...('applicationId' in over && { applicationId: registration.applicationId, practicePlaceCode: '430000' }),
      ...('eRegId' in over && { eRegId: registration.eRegId }),
      ...(over.practicePlaceCode !== undefined && { practicePlaceCode: over.practicePlaceCode }),
    },
  });
}
